"""How promising verbs and nouns are written: each form's pattern, and letters by which to see that it is not there."""

import re

from commitments.grammar.subjects import ADVERB
from commitments.grammar.words.gifts import GIVE_MORE
from commitments.grammar.words.idioms import IDIOM
from commitments.grammar.words.lexicon import A_NUMBER, CODES, SIGN

_ADVERBS = rf"(?:{ADVERB},? ){{0,4}}"
_HAVE = rf"(?:(?:have|has|had|having) {_ADVERBS})?"
_AUX = rf"(?:(?:have|has|had|do|does|did) {_ADVERBS})?"
_BE = rf"(?:(?:is|are|am|was|were|remains?|remained|stands?|(?<=\w)'(?:re|s|m)|(?:have|has) been) {_ADVERBS})"
_DWELLING = (
    r"(?:recogni[sz]e|acknowledge|reiterate|stress|emphasi[sz]e|underline|underscore|highlight|reaffirm"
    r"|affirm)"
)
_AGREEING = r"(?:agree|concur)"
_FIRM = (
    r"(?:firm|persistent|relentless|resilient|resolute|steadfast|tireless|undaunted|undeterred|united|unrelenting"
    r"|unshaken|unwavering|unyielding)"
)
_NO_MIND = r"(?!un[a-z]+ed|aligned|determined|resolved)[a-z]+ed\b|an?\b|the\b|evident\b|found\b|seen\b|shown\b"
"""What is rooted, reflected or seen in a commitment is not the mind of somebody."""
_UNBENT = (
    r"(?:absolute|as (?:strong|firm) as ever|enduring|firm|iron-?clad|non-negotiable|resolute|rock[- ]solid|sacrosanct"
    r"|steadfast|unbreakable|unchanged|unconditional|undiminished|unequivocal|unflinching|unshak(?:e?able|en)"
    r"|unwavering"
    r"|unyielding)"
)
_RENEWING = (
    r"(?:(?:re)?(?:affirm|confirm|iterate|state)|renew|underline|underscore|emphasi[sz]e|highlight"
    r"|demonstrate)"
)
GOALS = r"(?:aims?|goals?|objectives?|targets?|efforts?|responsibility|vision) (?:to [a-z]|(?:of|for) [a-z]+ing)"
_END = (
    r"(?:completion|conclusion|finali[sz]ation|adoption|establishment|launch|publication|delivery|implementation"
    r"|ratification|signing|opening|start|entry into force)"
)
_GIVE = (
    r"(?:afford|allocate|contribute|donate|finance|fund|give|grant|lend|make (?:an? |the )?[\w ]{0,30}?(?:available"
    r"|contribution|gift|grant|loan)|offer|provide|release|send|spare|supply)"
)
_ASIDE = r"(?:, [^,.;:]{2,60},|, [^.;:]{2,120}?,(?= to [a-z]))?"
_WITHIN = r"(?:[^;:.]|\.(?=\d)|(?<=[A-Z])\.)"
"""Within a clause; a point in "U.S." or in a figure ends none."""
_PURPOSE = r"(?:to\b|that\b|towards?\b)"

FORMS: dict[str, re.Pattern[str]] = {
    "will": re.compile(r"(?:\b(?<!\bto )(?:will|shall)\b|(?<=\w)'ll\b|\bwon't\b)(?= |$|:|,)"),
    "commit": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>re-?commit(?:s|ted)?|commit(?:s|ted)?|pledge[sd]?|promise[sd]?|vow(?:s"
        rf"|ed)?|swears?|swore|undert(?:akes?|ook|aken)(?=(?:{_ASIDE}|,) (?:[a-z]+ly )?(?:not )?to\b)"
        rf"|(?<=, )(?:agreeing|committing|pledging|promising|undertaking)(?= to [a-z])"
        rf"|(?:^|(?<=^further )|(?<=^also )|(?<=^and ))"
        rf"(?:[Aa]greeing|(?:re|Re)?[Cc]ommitting|[Dd]eciding|[Pp]ledging|[Pp]romising|[Rr]esolving|[Uu]ndertaking)"
        rf"(?= to [a-z]))\b"
        rf"(?={_ASIDE}(?: for the first time| at (?:the )?[A-Z][\w'-]*(?: [A-Z\d][\w'-]*){{0,4}})? {_ADVERBS}"
        rf"(?:{_PURPOSE}|[$€£¥]|US\$|a further|an additional|up to|over|more than|at least|nearly"
        rf"|roughly|about|around|almost|some|another|an? (?:[a-z]+ )?(?:total|sum) of"
        rf"|[A-Z]{{1,3}}[$€£¥]|(?:{CODES}) ?\d"
        rf"|\d|(?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*){{0,3}} to [a-z]|itself to|themselves to|ourselves to|not to|to not"
        rf"|support|their|our|its|his|her|new|funding|collectively to))"
        r"|(?<=, )(?P<giving>committing|pledging)"
        r"(?= (?:at least |up to |over |more than |nearly |an additional )?[$€£¥])"
        r"|\bjoin(?:s|ed)?(?P<beside> [^.;:]{0,120}? in (?:[a-z]+ly )?(?:adopting|agreeing|announcing|committing"
        r"|endorsing|establishing|launching|pledging|signing|undertaking))(?= (?:an?|the|up|over|more|new|to"
        r"|[A-Z$€£]))"
        r"|\b(?P<raises>(?:increase[sd]?|double[sd]?|triple[sd]?|quadruple[sd]?|raise[sd]?)"
        r"(?= (?:its|their|his|her|our) (?:[a-z-]+ )?(?:pledges?|commitments?)\b))"
        rf"|\b(?P<puts>put (?:forward|up)(?= (?:an? )?(?:[a-z-]+ ){{0,3}}{SIGN}))"
        r"|\b(?P<gives>(?:(?:re)?dedicate[sd]?|binds?|bound|oblige[sd]?)(?= (?:ourselves|themselves|itself) to ))"
        r"|\b(?P<assumes>(?:takes?|took|taken) (?:it )?upon (?:itself|themselves|ourselves|himself|herself))(?= )"
        r"|\b(?P<makes>(?:makes?|made|gives?|gave)(?= (?:an? |the |this |our |their |its )?(?:[a-z-]+ ){0,3}?"
        r"(?:assurances?|commitments?|guarantees?|pledges?|promises?|word) (?:to [a-z]|to:|on [a-z]+ing "
        r"|that [^.;:]{3,90}? (?:will|would) [a-z]"
        r"|of (?:up to |over |more than |at least |nearly )?[$€£¥])))"
        rf"|\b(?P<each>(?:promise|pledge|guarantee)[sd]?(?= (?:one another|each other|them|him|her|us|(?:the "
        rf"|their |its )[a-z]+(?: of [A-Z]\w+)?)"
        rf" (?:an?|another|the same|up to|{A_NUMBER}|\d|[$€£])))"
        r"|\b(?:clos|conclud|culminat|end|finish)(?:e?s"
        r"|e?d) with (?P<makers>[^,;:]{2,40}?(?:(?:, [^,;:]{2,40}?){0,4},? and [^,;:]{2,40}?)?)"
        r" (?P<absolute>agreeing|committing|deciding|pledging|promising|resolving|undertaking|vowing)(?= (?:to"
        r"|an?|the|new|\d|[$€£]))"
        r"|\b(?P<support>pledge[sd]?(?= (?:(?!(?:will|would|is|was|has)\b)[\w.'-]+ ){0,4}?"
        r"(?:support|assistance|cooperation|help|aid|funding|action)\b))"
        r"|\b(?P<offering>offer(?:s|ed)?(?= to [a-z]))"
        r"|\b(?P<accepting>accept(?:s|ed)?"
        r"(?= (?:the|his|her|its|their|this|that|an?|[A-Z][\w.]*(?:'s|s')) (?:[a-z]+ )?(?:invitation|offer)\b"
        r"| with (?:appreciation|gratitude|pleasure|thanks)\b))"
        r"|\b(?P<plain>(?:pledge[sd]?|vow(?:s|ed)|promise[sd])"
        r"(?= (?:an? |the )?(?:[a-z]{3,}er|additional|common|continued|extra|free|fresh|full|more|increased|joint"
        r"|mutual|safe|swift|united|utmost) ))"
    ),
    "be-committed": re.compile(
        rf"\b{_BE}(?P<verb>(?:re-?)?committed|determined|dedicated|resolved|(?<!been )(?<!was )(?<!were )pledged"
        r"|devoted|resolute in"
        rf"|steadfast in|{_FIRM}(?: and {_FIRM})?(?: as (?:ever|always|before))? in(?= [a-z]+ing\b)"
        rf"|(?!{_NO_MIND})[a-z]+ (?:[a-z]+ ){{0,3}}?in (?:our|their|its|his|her"
        rf"|the(?= (?:[a-z-]+ )?commitments? to [a-z])) (?:[a-z-]+ ){{0,3}}?"
        r"(?:commitments?|dedication|determination|readiness|resolve)"
        rf"|{_FIRM}(?: and {_FIRM})? in (?:our|their|its) (?:[a-z-]+ )?(?:fight|efforts|pursuit|quest|solidarity"
        rf"|work)"
        rf"|(?!united){_FIRM} in (?:our|its) (?:[a-z-]+ )?support(?= (?:for|of|to) ))"
        rf" {_ADVERBS}(?=to\b|that [^.;:]{{3,90}}? (?:will|shall|must|should) "
        r"|towards?\b|against\b|in\b|of [a-z]+ing\b|(?<=support )(?:for|of)\b|(?<=pursuit )of\b|(?<=quest )for\b"
        r"|(?<=\bin )[a-z]+ing\b"
        r"|and (?:determined|committed|resolved)\b)"
    ),
    "agree": re.compile(
        rf"\b{_HAVE}(?P<verb>agree[sd]?|concur(?:s|red)?|consent(?:s|ed)?"
        rf"|reach(?:ed|es)? (?:a |an )?(?:[a-z]+ )?"
        rf"(?:consensus|understanding|agreement))"
        rf"(?= {_ADVERBS}(?:(?:with [^,;:]{{2,60}}? )?(?:to|on|upon)|for [^,;:.]{{3,90}}? to|in principle|in"
        rf" [a-z]+ing|that|an?"
        r"|the|their"
        rf"|its|our|all|both"
        r"|[A-Z][\w.]*(?: [\w.]+){0,4} would|(?:[a-z]+ )?[a-z]+s (?:[a-z]+ ){0,5}?(?:should|would|shall) [a-z]+"
        r"|it (?:was|is|would))\b)"
        rf"|(?<![Nn]o )\b(?P<reached>(?:[Aa]greements?|[Cc]onsensus) (?:was|were|(?:has|have) been) {_ADVERBS}reached)"
        r"(?= (?:to|on|that)\b)"
    ),
    "decide": re.compile(
        rf"\b{_HAVE}(?P<verb>decide[sd]?|resolve[sd]?|determined?|intend(?:s|ed)?|plan(?:s|ned)?|endeavou?r(?:s"
        rf"|ed)?|mean|voted|(?:took|taken|made) (?:the |a )?decisions?)(?={_ASIDE} {_ADVERBS}to [a-z])"
        r"|\b(?P<reached>[Dd]ecision (?:was|has been) (?:also |further )?(?:taken|made|reached))(?= to [a-z])"
        r"|\b(?P<meant>intends?|intended)(?= (?:for|the|this|these|our|their|its) [^.;:,]{2,60} to [a-z]"
        r"| for (?:our|their|its|the) [^.;:]{2,120}? to [a-z])"
    ),
    "decide-on": re.compile(r"\b(?P<verb>decide[sd]? (?:up)?on)(?= (?:an?|the|new|further) )"),
    "is-to": re.compile(r"\b(?P<verb>(?:is|are) to)(?= [a-z])"),
    "decide-that": re.compile(
        rf"\b{_HAVE}(?P<verb>conclude[sd]?|decide[sd]?|direct(?:s|ed)|order(?:s|ed)|resolve[sd]?|determined?)"
        r"(?=(?:, [^,.;:]{2,60},)? that(?:, [^.;:]{2,120}?,)?"
        rf" {_WITHIN}{{2,200}}? (?:(?:may|should|will|would|shall|must)(?: [a-z]|, )|(?:can|could) (?:[a-z]+ly"
        rf" )?{_GIVE} "
        r"|be (?:[a-z]+ed|given|held|made|put|sent|set)\b))"
        r"|\b(?P<vowing>vow(?:s|ed)|pledge[sd]|promise[sd]|guarantee[sd]?)"
        r"(?= (?:that )?(?:no|the|all|any|every|each|its|their|our) [^.;:,]{3,90}? (?:will|would) [a-z])"
        r"|\b(?P<assuring>(?:re)?assure[sd]?)(?= [^,;:.]{2,50}? that [^.;:]{2,90} will [a-z])"
        r"|\b(?P<word>(?:g[ai]ves?|ma[dk]es?|renew(?:s|ed)?|repeat(?:s|ed)?) (?:[a-z]+ ){0,3}(?:assurances?"
        r"|guarantees?|pledges?|promises?|undertakings?|word))(?= that [^.;:]{2,90} (?:would|will|shall) )"
        r"|\b(?P<bare>decided)(?= (?:the|an?|their|its|our|both|all|[A-Z][\w.]*) (?!of\b)[^.;:,]{3,90}"
        r" (?:should|will|would|shall) [a-z])"
    ),
    "would": re.compile(
        r"\b(?:ha(?:s|ve) (?=proposed))?(?P<verb>would|propose[sd]?"
        r"|want(?:s|ed)?|must)(?= (?:[a-z]+ly |also |therefore )?(?:to )?[a-z])"
    ),
    "aim": re.compile(
        r"\b(?P<verb>aims?|aspires?|seeks?|strives?|hopes?|wish(?:es)?|(?:stands?|is|are|'re|remains?"
        r"|stood) (?:(?:fully|both|also|then|now|always|equally|likewise) )?(?:(?:ready|willing) and )?"
        r"(?:ready|(?<=and )(?:willing|able)|prepared"
        r"|poised|set)"
        r"|look(?:s|ed)? forward(?! to (?:the|an?|its|their|our) )|continues?)(?= (?:to) [a-z])"
        r"|\b(?P<setting>sets? (?:(?:itself|themselves|ourselves) )?(?:the|an?|our|their) (?:[a-z-]+,? ){0,3}?"
        r"(?:deadline|goals?|objectives?|targets?))"
        r"(?= (?:of (?:[a-z]+ing|[$€£]?\d[\d.,]*|at least|[A-Z][a-z]+)|to [a-z]+|for) )"
        r"|\b(?P<looking>looks?)(?= to (?:[a-z]+ly )?[a-z]+ )"
        r"|\b(?P<at>aims?)(?= at [a-z]+ing )"
        r"|\b(?P<shared>shares? (?:an?|the|our) (?:[a-z]+ )?(?:aim|ambition|goal|objective))(?= (?:to|of) [a-z])"
        r"|\b(?P<sought>seeks?)(?= (?:an?|the|our) [^,;:.]{0,60}?\b(?i:agreement|treaty|accord|pact|partnership)\b)"
    ),
    "renew": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>(?:re-?)?(?:affirm|confirm|iterate|state|emphasi[sz]e)|reinforce|renew|underline"
        rf"|underscore|stress|express|voice|convey|declare|(?:make|made) clear|(?:place|put) on record"
        rf"|demonstrate|highlight|(?:re)?assert|repeat|recall|announce|state)(?:s|d|ed|es)?"
        rf"(?= (?:(?:[^;:.]|(?<=[A-Z])\.){{0,130}} )?(?:commitments?|dedication|determination|resolve"
        rf"|resolution|pledges?|undertakings?|vows?|(?:our|their|its) (?:[a-z]+ )?purpose(?= to\b)"
        rf"|intentions?|intent"
        rf"|readiness|willingness|promises?)(?:,? [^;:.,]{{0,60}},?)? (?:to|of|for|in|towards?)\b| to [a-z]"
        rf"| (?:our|their|its|the) (?:[\w-]+ ){{0,3}}{GOALS}"
        rf"|(?:(?<=firm)|(?<=firms)|(?<=firmed)|(?<=renew)|(?<=renewed)|(?<=terate)|(?<=terates)|(?<=terated))"
        rf" (?:our|their) (?:[\w-]+ ){{0,6}}?(?:commitments?|pledges?|promises|undertakings|obligations)"
        rf"(?=[.,;]| made| under| from| on|$))"
        rf"|^(?:also |and |further )?(?P<resolved>reaffirming|renewing|reiterating)(?= (?:[a-z]+ ){{0,3}}"
        rf"(?:commitments?|determination|pledges?|resolve) to [a-z])"
        rf"|\bclos(?:e|ed) by (?P<gerund>underscoring|reaffirming|reiterating|renewing)(?= [^;:.]{{0,60}}commitment)"
    ),
    "launch": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>launch(?:es|ed)?(?! of\b)|establish(?:es|ed)?|creat(?:es?|ed)|inaugurate[sd]?"
        rf"|unveil(?:s|ed)?|initiate[sd]?|(?:set|sets) up|formed|found(?:ed)|embark(?:s|ed)? (?:up)?on"
        r"|beg[au]n(?= the process (?:of [a-z]+ing|to [a-z])))"
        r"(?= (?:an? |the |its |their |our |two |three |four |new |several )?[\w\"'$])"
        rf"|\b(?P<setting>{_HAVE}(?:open(?:s|ed)?|beg[au]n|begins?|start(?:s|ed)?|commence[sd]?|resume[sd]?)"
        r"(?= (?:(?:the|bilateral|formal|joint|new|their|our) )*(?:negotiations|talks|consultations|discussions|work)"
        r" (?:about|for|in|on|to|towards?|with)\b))"
        r"|\b(?P<raising>(?:elevate|upgrade)[sd]?)(?= (?:(?:the|their|our|its|bilateral) ){0,2}(?:[a-z-]+ )?"
        r"(?:relations(?:hip)?|ties|cooperation|partnership)(?: between [^,;:.]{3,80})? to )"
    ),
    "sign": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>(?:counter)?sign(?:s|ed)?|initial(?:s|l?ed)|inked|formali[sz]e[sd]?"
        r"|conclude[sd]?|finali[sz]e[sd]?|ratif(?:y|ies|ied)|adopt(?:s"
        rf"|ed)?|endorse[sd]?|enter(?:s|ed)? into(?! force)|reach(?:ed|es)?|struck|approve[sd]?|join(?:s|ed)?"
        r"|(?:clinched|closed|sealed)(?= (?:an? |the |its |their )?(?:[\w$€£.-]+ ){0,8}?"
        r"(?:agreements?|deals?|contracts?)\b)"
        r"|acceded? to|(?:achiev|expand|extend|prolong(?=ed (?:the|our|their|its) )|renew|secur|updat)ed"
        r"(?: and (?:expand|extend|renew|updat)ed)?"
        rf"(?= {_WITHIN}{{0,80}}\b(?i:memorand(?:ums?|a)|mous?|agreements?|treat(?:y|ies)|accords?|arrangements?"
        r"|ceasefires?|compacts?|deals?|leases?|moratori(?:um|a)|pacts?|truces?|action plan)\b))"
        rf"(?={_ASIDE} {_WITHIN}{{0,80}}\b(?i:memorand(?:ums?|a)|pledges?|mous?|agreements?|treat(?:y|ies)|accords?"
        r"|orders?|declarations?"
        r"|deals?|pacts?|ceasefires?|leases?|moratori(?:um|a)|truces?|understandings?"
        r"|program(?:me)?s? of (?:action|work)|resolutions?|rules of procedure"
        r"|contracts?|letters? of (?:intent|interest)|charters?|conventions?|protocols?|plans?"
        r"|frameworks?"
        r"|exchanges? of (?:letters|notes)|(?:co-?operation|joint|legal|three|four|five|several) documents"
        r"|documents (?=on )"
        r"|roadmaps?|principles|strateg(?:y|ies)|arrangements?|statements?|compacts?|guidelines|proclamations?"
        r"|terms of reference|public[- ]private partnerships?|codes? of|concordats?|covenants?|decrees?|deeds?"
        r"|indentures?|ordinances?)\b)"
        rf"|\b(?P<lending>{_HAVE}(?:signed|initialled)(?= (?:an? |the )?(?:[\w$€£.-]+ ){{0,6}}(?:concessions?"
        rf"|guarantees?"
        rf"|loans?|Alliance|Initiative|Partnership)\b))"
        r"|\b(?P<closing>conclude[sd]?)(?= (?:the |their )?negotiations (?:of|on|for) )"
        r"|\b(?P<prolonging>(?:extend|prolong|renew)ed(?= (?:the|its) mandates?\b))"
        rf"|\b(?P<adopting>{_HAVE}(?:adopt|approve|endorse)(?:s|d|ed)?)(?= {_WITHIN}{{0,80}}\b(?:appointment|budgets?"
        r"|calendars?|quotas?|rules (?:for|on|of)|standards|tariffs?|timetables?|conclusions on|decisions?"
        r"|directives?|guidance|measures|mechanisms?|packages?|position|program(?:me)?s?"
        r"|recommendations?|regulations?|sanctions|targets?)\b)"
        r"|\b(?P<swapping>exchange[sd]?)(?= (?:the |their )?(?:[a-z]+ )?(?:instruments|letters|notes|ratifications)\b)"
        r"|\b(?P<depositing>deposit(?:s|ed)?(?= (?:its|their|the|an) instruments? of ))"
        r"|\b(?P<putting>(?:puts?|affix(?:ed)?|set)(?= (?:our|their|its|his|her) (?:signatures?|names?|hands?) to ))"
        r"|\b(?P<shaping>formali[sz]e[sd]?)(?= (?:an? |the |our |their )?(?:[a-z-]+ ){0,3}?"
        r"(?:alliance|cooperation|partnership|relations(?:hip)?|ties)\b)"
    ),
    "be-done": re.compile(
        rf"\b(?<![Ii]t )(?P<verb>(?:(?:was|were|(?:has|have) been) {_ADVERBS}(?:signed|initial?led|exchanged|adopted"
        r"|agreed|allocated|announced|approved|committed(?! to\b)|concluded|earmarked|endorsed|finali[sz]ed|imposed"
        r"|inked|pledged|sealed|set aside)"
        rf"|(?:was|were) {_ADVERBS}(?:created|established|inaugurated|initiated|launched|set up"
        r"|unveiled)))(?! off\b|-)"
    ),
    "announce": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>announce[sd]?(?=, (?:on|for|in|at|with|by|before|to) [^,.;:]{{2,60}}, )"
        rf"|announce[sd]?(?= )|unveil(?:s|ed)?(?= ))|(?:\b(?:is|are"
        rf"|am)|(?<=\w)'(?:m|re|s)) {_ADVERBS}(?P<ongoing>announcing|unveiling)(?= )"
        r"|\b(?P<confirming>confirm(?:s|ed)?)(?= (?:an?|the|its|their|additional|further|new|over|more) "
        rf"(?:(?!loss|cost|damage)[a-z]+ ){{0,5}}{SIGN}\d)"
        r"|\b(?:is|are|am|was|were) (?:pleased|proud|delighted|honou?red|happy|excited|glad|thrilled) to"
        r" (?P<pleased>announce|launch"
        r"|unveil)(?= )"
    ),
    "instruct": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>instruct(?:s|ed)?|g[ai]ves? instructions to|direct(?:s|ed)?|task(?:s|ed)?"
        r"|mandate[sd]?|entrust(?:s|ed)?"
        rf"|charge[sd]?(?= [^;:.]{{3,120}}? (?:to [a-z]|with [a-z]+ing))|order(?:s|ed)?|commission(?:s|ed)?)"
        r"(?! (?:are|had|has|have|is|was|were) )(?= [^;:.]{3,120}? (?:to|with)\b)"
    ),
    "request": re.compile(
        rf"\b(?P<aux>{_AUX})(?P<verb>call(?:s|ed)? (?:up)?on|urge[sd]?|ask(?:s|ed)?|invite[sd]?|request(?:s|ed)?"
        rf"|encourage[sd]?|appeal(?:s|ed)? to)"
        r"(?= [^;:.]{2,140}? to [a-z])|\b(?P<call>call(?:s|ed)? for)(?= )"
    ),
    "ongoing": re.compile(
        rf"(?:\b(?:is|are|am|has been|have been)|'(?:m|re)) {_ADVERBS}(?:in the process of )?"
        rf"(?P<verb>(?!being|bring\b|during|king|ming)[a-z]{{2,}}ing)\b(?! of\b)"
    ),
    "be-set-up": re.compile(
        r"\b(?P<verb>(?:is|are) (?:now |also |hereby )?being (?:appointed|constituted|convened|created|deployed"
        r"|established|formed|founded|launched|opened|set up|stood up)"
        r"|(?:is|are) hereby (?:appointed|constituted|created|established|founded|instituted|set up)"
        r"|(?:has|have) (?:now |also |today |hereby )?been (?:appointed|constituted|designated|established|formed"
        r"|founded|named|nominated|set up|stood up)"
        rf"|(?:was|were|(?:has|have) been) {_ADVERBS}(?:created|established|inaugurated|launched|opened|unveiled)"
        r"(?= (?:[^.;:]{0,60} )?(?:today|tonight|this (?:morning|week))\b))\b"
    ),
    "share": re.compile(
        r"\b(?P<verb>shares?|shared|have|has|hold|maintain(?:ed|s)?)(?! (?:made|given)\b|"
        rf" {_ADVERBS}(?:expressed|voiced|declared|stressed|{_RENEWING}(?:e?d))\b) (?:an? |the |our |their "
        r"|its )?(?:[\w-]+ ){0,3}?(?P<noun>commitments?|determination|resolve)(?= (?:to|of)\b)"
        r"|\b(?P<telling>shares?|shared) (?:our|their|a|the) (?:[\w-]+ ){0,2}?(?:willingness|intent|intentions?"
        r"|desire)(?= to\b)"
        r"|\b(?P<ours>(?:our|their|its|his|her|'s) (?:[\w-]+ ){0,3}?commitments?)(?= to (?:purchase|buy|invest"
        r"|provide|spend|build|increase|reduce|cut|deliver|fund|end|create|ensure|support|contribute|achieve"
        r"|double|work)\b)"
    ),
    "adopt": re.compile(
        r"\b(?P<verb>adopt|endorse|approve|guarantee|set(?: out)?|establish|increase|double|extend|prolong|renew"
        r"|pursue|resume|strengthen|intensify|accelerate|deepen|reinforce|redouble|broaden|step up|scale up"
        r"|lift|raise|waive|cut|end|suspend|phase out|abolish)"
        r"(?= (?:an?|the|our|this|these|all|new|as|for|over|until)\b)"
    ),
    "noun": re.compile(
        r"(?:\b(?P<whose>(?:our|their|its|his|her)(?: (?:administration|country|government|nation)'s)?"
        r"|[A-Z][\w.-]*(?:'s|s')|(?<=[a-z] )(?:both|the|two|three) [a-z]{3,}s')"
        r" (?:(?!(?:our|their|its|his|her) )[a-z][\w-]* (?:and )?){0,3}?"
        r"|(?:(?<=ed )|(?<=ng )|(?<=des )|(?<=elcome )|(?<=ords )|(?<= out )|(?<= forth )|(?<= known )"
        r"|(?<= public )|(?<=ment of ))"
        r"(?:(?:the|an?|joint|new|further|concrete|detailed) )?)"
        r"(?<!countries )(?<!nations )(?<!governments )(?<!leaders )(?<!sides )"
        r"(?P<noun>commitments?|pledges|determination|intentions?|intent|readiness|willingness|plans"
        r"|undertakings?|vows|promises"
        r"|decision|announcement|(?<!also )(?<!(?<!ou)(?<!')(?<!\bit)(?<!\bhi)s )(?:offer|plan|pledge|promise"
        r"|resolve|vow))"
        r"(?= (?:(?:by|(?<=plans )of) (?P<maker>(?:the )?(?:(?:two|three|four|five|both) [a-z]+"
        r"|[A-Z][\w.'-]*(?: (?:and|of|the|[A-Z][\w.'-]*)){0,8})) )?(?:jointly )?(?:to (?:the "
        r"|an? )?|for (?:the |an? ))[a-z])"
    ),
    "renewal": re.compile(
        rf"\b(?P<noun>(?:(?:re)?affirmation|reiteration|renewal|restatement) of|(?:chance|occasion|opportunity)"
        rf" (?:for [^,;:.]{{3,60}}? )?to (?:publicly |formally |once again |again )?{_RENEWING})"
        rf" (?:the |a |our |their |its |both (?:[a-z]+' )?|[A-Z][\w.-]*(?:'s|s') |[a-z]+s' )(?:[a-z-]+ ){{0,3}}?"
        r"(?:commitments?|dedication|determination|pledges?|resolve)(?= (?:to|of|for)\b|[.,;]|$)"
    ),
    "be-firm": re.compile(
        rf"\b(?P<whose>[Oo]ur|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er|[A-Z][\w.-]*(?:'s|s')) (?:[a-z-]+ ){{0,3}}?"
        rf"(?P<verb>commitments?|dedication|determination|pledges?|promises?|resolve)"
        rf"(?: (?:to|of|for) {_WITHIN}{{2,140}}?)?,?"
        rf" (?:(?:is|are|remains?) {_ADVERBS}(?:an? )?{_UNBENT}|(?:has|have) never been (?:firmer|greater|stronger)"
        r"|(?:will|shall|does|do) (?:not|never) (?:bend|break|diminish|fade|falter|waver|weaken))\b"
    ),
    "welcome": re.compile(
        r"\b(?P<verb>welcome[sd]?|(?<![\w ])Welcoming|celebrate[sd]?|marked|marks?|hail(?:s|ed)"
        r"|witness(?:ed|es)|applaud(?:s|ed)?|approve[sd]?|endorse[sd]?|presided over|oversaw|saw"
        r"|(?:resulted|culminated) in|(?:concluded|ended|closed) with|(?:was )?followed by"
        rf")(?={_ASIDE} (?:[a-z]+ (?:and )?)?"
        rf"(?:the |today's |today the |(?:the )?(?:(?:[A-Z][\w.-]*|of) ){{0,3}}[A-Z][\w.-]*'s? )?(?:[a-z]+ ){{0,2}}?"
        r"(?:signing|signature|conclusion"
        r"|completion(?= of (?:an? |the |our |their )?(?:[a-z-]+ )?(?:[Mm]emorand|[Aa]gree))"
        r"|launch|setting[ -]up(?: and [a-z]+)?|(?:re)?affirmation"
        r"|establishment|adoption|finali[sz]ation|creation"
        r"|announcement|extension|renewal|opening) of\b)"
        r"|\b(?P<swapped>witness(?:ed|es)|saw|featured|included)(?= (?:the )?(?:signing|signature|conclusion"
        r"|initial?ling|exchange) of (?:an? |the |two |three |several |new |diplomatic )*(?:[a-z-]+ )?"
        r"(?i:accords?|agreements?|arrangements?|contracts?|instruments|letters|memorand(?:ums?|a)|mous?|notes|pacts?"
        r"|treat(?:y|ies))\b)"
        r"|\b(?P<given>[Ww]elcom(?:e[sd]?|ing))(?= (?:today |also )?(?:an?|two|three|several|new|(?:a|the) number of) "
        r"(?:(?:[$€£]\s?\d[\d.,]*|[a-z-]+),? ){0,4}?(?i:memorand(?:ums?|a)|mous?|agreements?|arrangements?"
        r"|commitments?|partnerships?|pledges?)\b)"
        r"|\b(?P<heard>[Ww]elcom(?:e[sd]?|ing))(?= (?![a-z]+ing )(?:the |their |its )?(?:[\w.'-]+ ){0,4}?"
        r"(?:commitments?|pledges?|plans?|announcements?|intentions?)"
        rf"(?:,? (?:among|between|by|from|of|through|underpinned|made) {_WITHIN}{{2,90}}?,?)? to (?:[a-z]+ly )?[a-z]+)"
        r"|\b(?P<bringing>led to|produced|yielded|saw|resulted in|(?:concluded|ended) with)"
        r"(?= (?:an? )?(?:[a-z]+ )?(?:agreements?|commitments?|consensus|decisions?|understandings?) (?:to|on)\b)"
    ),
    "expect": re.compile(
        r"\b(?:(?:is|are) (?:now |also )?(?P<foreseen>expected|anticipated|envisaged|slated|scheduled|due|on track)"
        r"|(?P<verb>expects?|anticipates?|envisages?|foresees?|envisions?))(?= (?:now |also )?to [a-z])"
        r"|\b(?P<fixed>(?:is|are) (?:also |now |currently )?(?:planned|scheduled|slated))(?= (?:for|in) )"
        rf"|\b(?P<end>(?:expects?|anticipates?|envisages?)(?= (?:the |an? )?(?:[a-z]+ )?{_END} of\b))"
        r"|\b(?P<doing>(?:anticipates?|envisages?|foresees?|envisions?|plans? (?:up)?on|intends? on)(?= [a-z]+ing ))"
    ),
    "keep-on": re.compile(
        r"\b(?P<verb>continues? (?:our|their|its) (?:work|efforts)|stands? by (?:our|their|its) (?:promise"
        r"|pledge|commitment)s?"
        r"|remains? (?:focused|engaged)|working|taking (?:[a-z]+ ){0,2}?(?:steps|action|measures))(?= (?:on|to"
        r"|in|with|for|through) )"
    ),
    "need": re.compile(
        rf"\b(?P<verb>{_DWELLING}|{_AGREEING} (?:up)?on)"
        r" (?:on )?(?:the|an?) (?:[a-z]+ ){0,2}(?:importance|need|necessity|urgency) (?:to|of)(?= [a-z])"
    ),
    "look-forward": re.compile(
        rf"\b(?P<verb>look(?:s|ed)? forward)(?= to (?:(?:the|an?|its|their|our|early|timely) )*{_END}\b)"
    ),
    "bind": re.compile(
        r"\b(?P<verb>commits|obliges|obligates|binds)"
        r"(?= (?:both |the two |the |all |each )?(?:[a-z]+ ){0,2}?(?:countries|parties|sides|governments"
        r"|partners|members|agencies|bodies|cities|institutions|ministries|organi[sz]ations|ports|services"
        r"|states|[A-Z][\w.]*(?: (?:and |of )?[A-Z][\w.]*){0,5}) to [a-z])"
    ),
    "support": re.compile(
        r"\b(?P<verb>(?:(?:re)?affirm(?:s|ed)?|reiterate[sd]?|re-?state[sd]?|renew(?:s|ed)?|express|voice)"
        r" (?:[a-z]+ )?(?:our|their|its) (?:[a-z-]+ ){0,2}?support"
        r"|supports?)(?= (?:for |to )?(?:the|an?|our|all|their|its|further|continued|efforts|[a-z]+ing|[A-Z]))"
        r"|(?:(?<=[Ww]e )|(?<=[Ww]e [a-z]{4} )|(?<=[Ww]e [a-z]{5} )|(?<=[Ww]e [a-z]{8} ))(?P<ours>support)(?= [a-z]+)"
        r"|(?:(?<=stand by and )|(?<=stand with and )|(?<=stand behind and ))(?P<stood>support)(?= )"
    ),
    "deliver": re.compile(
        rf"\b(?P<aux>{_HAVE})(?P<verb>awarded|released|issued|approved|dedicated|allocated|contributed|donated"
        rf"|purchased"
        r"|provided|invested|secured|finali[sz]ed|published|opened|imposed|lifted|removed|extended|appointed|nominated"
        r"|delivered|ordered|bought|requested|selected|earmarked|placed|expanded)(?= (?!by\b))"
        rf"|\b(?P<granting>{_HAVE}(?:granted|accorded|gave|given)(?= (?:[\w.'-]+ ){{1,6}}?"
        r"(?:access|accreditation|asylum|exemptions?|immunity|membership|permission|preferences|residence"
        r"|status|waivers?)"
        r"\b))"
    ),
    "give-more": GIVE_MORE,
    "by-idiom": IDIOM,
    "money": re.compile(
        r"\b(?P<verb>includes?|contains?|provides?|dedicates?|allocates?|commits?|earmarks?|sets aside|devotes?"
        r"|requests?)"
        r"(?= (?:up to |over |nearly |about |almost |approximately |around |roughly |some |more than |at least"
        r" |an? (?:additional|further|new|initial) )?"
        rf"{SIGN}\d[\d.,]*(?! [a-z]+ (?:lost|owed|paid|received|spent)\b)[^.;]{{0,40}}?"
        r" (?:for|to|in|towards?|from|through|via)\b)"
    ),
}
"""Promising verbs, by what sort of act they are. Each is looked for at every place of a sentence."""
