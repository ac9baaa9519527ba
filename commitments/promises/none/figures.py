"""What sounds like an act and is a figure of speech: chapters written, tests passed, torches carried on."""

import re

from commitments.grammar.reading import Predicate, Reading
from commitments.promises.registry import (
    Context,
    predicate_rule,
    spoken,  # noqa: F401  the examples call it
)
from commitments.promises.weights import weight


@predicate_rule()
def figure_of_speech(p: Predicate, reading: Reading, context: Context) -> float:
    """A promise in the form of a picture, of which nobody could say whether it was kept.

    >>> spoken("We mean to write the next chapter together."), spoken("We mean to write two chapters on tolls.")
    (['intends', 'figure-of-speech'], ['intends'])
    >>> spoken("It is a test that Chad intends to pass."), spoken("Chad intends to pass the bill.")
    (['intends', 'figure-of-speech'], ['intends'])
    >>> spoken("We will never let go."), spoken("The two kings launched a new spring in our ties.")
    (['agent-will', 'figure-of-speech'], ['launches', 'figure-of-speech'])
    """
    return weight("figure of speech") if _is_picture(p, reading) and not _TO_BE_SEEN.search(p.after) else 0


def _is_picture(p: Predicate, reading: Reading) -> bool:
    if p.form not in _FORMS:
        return False
    words = reading.text[p.start : p.end + 120]
    if _PICTURE.match(p.after) or _NEVER.match(words):
        return True
    if p.form in ("launch", "sign", "adopt", "deliver"):
        return _OPENED.match(reading.text, p.start) is not None
    return bool(_PASSES.match(p.after) and _A_TEST.search(p.before))


_FORMS = frozenset(
    ("will", "decide", "be-committed", "commit", "agree", "aim", "launch", "sign", "adopt", "deliver", "is-to", "noun")
)
_TO_BE_SEEN = re.compile(r"\d|[$€£]|\b(?:two|three|four|five|six|ten|twelve|agreement|fund|treaty)\b")
_NEW = (
    r"(?:(?:an?|the|this|our|their|its|that) )?"
    r"(?:(?:[a-z]+er|[a-z]+est|bright|fresh|glorious|golden|great|new|next|own) )*"
)
_PICTURE = re.compile(
    rf"(?:write|open|turn|begin|start|close|add|read) {_NEW}(?:chapter|history|leaf|page|story|verse"
    rf"|volume)s?\b(?! in [a-z]+ing )"
    rf"|(?:bear|carry|hand|hold|keep|light|pass|raise)(?: on| up| high)? {_NEW}(?:banner|beacon|candle|fire|flame|light"
    r"|torch)\b"
    rf"|(?:plant|sow|water|reap|harvest) {_NEW}(?:fruits?|seeds?|tree) of (?:freedom|friendship|hope|justice|peace"
    rf"|trust"
    r"|unity)\b"
    rf"|(?:build|raise|throw) {_NEW}(?:bridges?|house|temple) of (?:freedom|friendship|hope|justice|peace|trust"
    rf"|unity)\b"
    rf"|(?:weave|spin|knit|paint|sing|dream|shape|forge) {_NEW}(?:destiny|dream|fabric|picture|song|tapestry|thread)\b"
    r"|(?:walk|march|row|sail|climb|dance|travel|journey|ride|soar)(?: on| forward| onward| ahead)?(?: this road"
    r"| the (?:path|road))?,?"
    r" (?:together|side by side|hand in hand|arm in arm|shoulder to shoulder|as one|into the (?:future|light|sun)"
    r"|towards? (?:a|the) (?:bright|better|common|shared|new|great)\w*)\b"
    r"|[a-z]+ (?:it|this|that|on)(?: [a-z]+)? with (?:our|their|its) heads? (?:held )?high\b"
    r"|stand before (?:god|heaven|history|our children)\b|overcome\W*$"
    r"|(?:an? |all |her |his |its |my |our |their |whole )*(?:hearts?|love|souls?)\b(?! of\b)"
    r"|(?:rise|stand|be equal|live up) to (?:it|the (?:challenge|hour|moment|occasion|task|test))\b"
    r"|bend the arc\b|keep (?:[a-z]+ ){0,4}?(?:dream|fire|flame|hope|memory|spirit)(?: [^,;:.]{2,40})? (?:alive"
    r"|burning)\b"
    rf"|(?:seize|grasp|embrace) {_NEW}(?:day|destiny|hour|moment)\b"
)
_NEVER = re.compile(
    r"(?:will|shall|'ll|won't)(?: (?:never|not))? (?:be found wanting|be silent|falter|flinch|forget|let go"
    r"|look (?:away"
    r"|back)|rest|tire|turn back|walk alone|waver)\b(?! in (?:our|their|its)\b| on| until [A-Z\d])"
)
_OPENED = re.compile(
    r"(?:(?:has|have|today|together) )?[a-z]+(?: (?:up)?on)? (?:an?|the|this|our"
    r"|their) (?:[a-z-]+ ){0,3}?(?:adventure|age"
    r"|atmosphere|blossoming|chapter|chorus|dawn|dream|era|golden age|heyday|journey|leaf|love affair|morning|page|path"
    r"|renaissance|season|spirit|spring|springtime|summer|sunrise|voyage|wave of|wind of)\b"
)
_PASSES = re.compile(
    r"(?:answer|master|meet|overcome|pass|rise to|stand|win)(?: (?:it|them|this|these))?"
    r"(?:[,.;]|$| (?:again|as|hand|head-on|shoulder|side|together|with)\b)"
)
_A_TEST = re.compile(r"\b(?i:call|challenges?|exam|examination|hour|moment|ordeal|question|task|tests?|trials?)\b")
