"""What is said to those in the room, and to nobody else."""

import re

from commitments.grammar.reading import Predicate, Reading
from commitments.promises.registry import (
    Context,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@predicate_rule()
def said_to_the_room(p: Predicate, reading: Reading, context: Context) -> float:
    """What somebody at a microphone will say, who will ask and answer: the course of a press conference.

    >>> spoken("And I'll just begin by saying how glad I am."), spoken("We're going to take a couple of questions.")
    (['agent-will', 'said-to-the-room'], ['is-doing', 'said-to-the-room'])
    >>> spoken("We're going to discuss the harvest."), spoken("We're going to build two ports.")
    (['is-doing', 'said-to-the-room'], ['is-doing'])
    >>> spoken("With that, we will turn it over to you."), spoken("We will turn the site over to the city.")
    (['agent-will', 'said-to-the-room'], ['agent-will'])
    """
    is_to_come = p.form == "will" or (p.form == "ongoing" and p.words.endswith(" going"))
    is_talk = p.form == "ongoing" and _TALK.match(p.after)
    return weight("said to the room") if is_to_come and (is_talk or _TO_THE_ROOM.match(p.after)) else 0


# "we're going to discuss the harvest": the course of a visit
_TALK = re.compile(r"(?:ask|discuss|listen|sit (?:down|in)|talk)\b|(?:each|both) ask ")
_ASKED_ABOUT = (
    r"(?:(?:a couple|a few|some|two|three) of )?(?:(?!of\b|about\b|from\b)[\w,]+ ){0,5}?questions?\b(?! of\b)"
)
_TO_THE_ROOM = re.compile(
    r"(?:(?:just|briefly|simply|only|quickly|try to|like to) ){0,2}(?:"
    r"say (?:that|this|we|I|how|one|a|also|again|it|,)|tell you\b|mention (?:that|one|a|this|just)|repeat (?:that"
    r"|what)"
    r"|add (?:on\b|that|to (?:that|what)|just|one (?:more )?(?:thing|point)|a (?:word|point)|,)"
    r"|(?:begin|start|close|conclude|end|finish|open) (?:by (?:saying|noting|thanking|telling|reading|giving)"
    r"|with (?:a (?:few|couple|word|brief)|some|one|you|that)|off)\b"
    r"|yield (?:back|my time|the (?:floor|podium|stage))\b"
    r"|(?:turn|hand|kick|pass|throw) (?:it|things|this|that|the (?:call|floor|mic|microphone|podium))"
    r"(?: now| back| over)* to\b|turn (?:now )?(?:over )?to (?:you|your|our|the (?:q|press|next))"
    rf"|(?:take|ask|answer|alternate|have|get to|do|go to) {_ASKED_ABOUT}|alternate (?:asking|between)"
    r"|answer (?:all of|any of|some of|it|that|those|you|your)\b|recogni[sz]e (?:someone|somebody|the first|you)\b"
    r"|call on (?:you|some|someone|the first|a (?:couple|few|reporter))|open (?:it|the (?:call|floor|line)) up\b"
    r"|invite [^.;:]{2,80}? (?:to (?:speak|begin|come up|make|give|say)"
    r"|for (?:his|her|their) (?:statement|remarks|opening))"
    r"|have (?:a (?:few|couple)|some|more)(?: of)? (?:brief |opening |closing |more )?(?:words|remarks|minutes|time)\b"
    r"|(?:leave|keep) it (?:at that|there|short|brief)|stop there|be (?:brief|quick|right back)|speak (?:first"
    r"|briefly)"
    r"|(?:come|get|go|circle) back to (?:you|that|it|this)|refer you|walk you through|read (?:it|you|that)\b"
    r"|let (?:you|him|her|them|others|my|the|[A-Z]\w+)(?: [\w']+){0,4}? (?:speak|answer|talk|begin|go|start|respond)\b"
    r"|(?:it|things|this) (?:now |back )?over to (?:you|him|her|the|[A-Z])|recogni[sz]e (?:the )?(?:first|next)"
    r"|have (?:lunch|dinner|a (?:meeting|chat|conversation|bilateral))\b)"
)
