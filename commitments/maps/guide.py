"""How a map is explained."""

GUIDE = """\
A map says which column of a file is what. Save a guessed one to correct it: commitments import FILE --write-map M.toml

  rows = "data.promises"           # where the list of rows is in a JSON or YAML file; "parties[].pledges" for a list
                                   # inside each member of another, whose own fields are then ^name, ^leader.email, …
  vocabulary = "politifact"        # whose words the statuses are; also polimeter g20 ogp trumptracker generic
  dates = "dmy"                    # how 01/03/2018 is meant: dmy or mdy; other forms of dates need nothing
  keep = ["summary", "due"]        # coding that you do by hand: filled where it is empty, never changed
  sheet = "Promises"               # of a spreadsheet: a name, or a number from 1
  # and, where needed: encoding  delimiter  header (a line)  separator (in lists)  decimal = ","  nothing = ["NR", "-"]
  # repeats = "number": a key used again for other words is another promise, not a refused row
  # repeats = "updates": rows without a key in the same words are one promise's history, not as many promises

  [document]                       # what rows go into that name no document of their own
  id = "manifesto-2024"            # also title issuer kind published url language

  [columns]                        # capitals, blanks and underscores make no difference
  key = "Ref"                      # what tells rows apart; also @file (its name), @line, @name
  quote = ["Promise text", "Title"]                              # the first that says something
  section = "Chapter"              # also document summary kind actors counterparties made due amount currency tags
  tags = { column = "Topics", separator = "," }
  status = "history[].rating"      # an update for each member of the list; a plain column makes one, a list of columns
                                   # too: the first word that is not among `nothing`
  on = "history[].date"            # since when; also note by actor (the one member it speaks of)
  note = { columns = ["history[].text", "Remarks"], join = " / " }  # @body is the text below front matter
  evidence.url = "history[].sources[].url"                       # also title publisher published excerpt archive stance

  [constants]                      # where no column says it
  actors = ["Canada"]

  [[updates]]                      # further updates out of the same row, the oldest first; one that rates nothing
  status = "Status 2023"           # takes nothing back. A status beside history[].rating counts if it is dated later
  on = { value = "2023-08" }
  evidence = false                 # none; else its own, or that which the row has for its first update

  [statuses]                       # their words and ours, before the vocabulary; "" rates nothing
  "Sort of" = "partial"
  "1..99" = "in-progress"          # numbers from 1 to 99, both too, percent or not; also "80..", "..20" and "0..0.49"

  [members]                        # an actor's own status in a column; or members = "score_*", or a list of columns
  "United States" = "US"           # or members = "responses.*.status", where actors are the keys of an object; on,
                                   # note and evidence.url may have the star too: "responses.*.date"

  [skip]                           # rows to leave out
  state = ["deleted", "draft"]
"""
