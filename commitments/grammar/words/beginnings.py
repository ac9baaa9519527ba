"""How the words of each form begin, by which a sentence is asked for it only where it can stand."""

import re

WORD = re.compile(r"\w+|'(?:ll|m|re|s)\b")
"""What a form can begin with: a word, or what is left of one."""
KNOWN_BY = 4
"""How many of a word's letters tell which forms may begin with it."""
BEGINNINGS: dict[str, frozenset[str]] = {
    form: frozenset(letters.split())
    for form, letters in {
        "will": "'ll shal will won",
        "commit": (
            "Agre Comm Deci Pled Prom ReCo Reco Reso Unde acce agre bind boun clos comm conc culm deci dedi did"
            " do does doub endd ende ends fini gave give guar had has have incr join made make obli offe pled"
            " prom put quad rais re reCo reco rede reso swea swor take took trip unde vow vowe vows"
        ),
        "be-committed": "'m 're 's am are has have is rema stan was were",
        "agree": "Agre Cons agre conc cons had has have havi reac",
        "decide": "Deci deci dete ende had has have havi inte made mean plan reso take took vote",
        "decide-on": "deci",
        "is-to": "are is",
        "decide-that": (
            "assu conc deci dete dire gave give guar had has have havi made make orde pled prom reas rene repe"
            " reso vowe vows"
        ),
        "would": "has have must prop want woul",
        "aim": "'re aim aims are aspi cont hope is look rema seek set sets shar stan stoo stri wish",
        "renew": (
            "affi also and anno asse clos conf conv decl demo did do does emph expr furt had has have high iter"
            " made make plac put re reaf reas reca reco reem rein reit rene repe rest stat stre unde voic"
        ),
        "launch": (
            "bega begi begu comm crea did do does elev emba esta form foun had has have havi inau init laun"
            " open resu set sets star unve upgr"
        ),
        "sign": (
            "acce achi adop affi appr clin clos conc coun depo did do does endo ente exch expa exte fina form"
            " had has have havi init inke join prol put puts rati reac rene seal secu set sign stru upda"
        ),
        "be-done": "has have was were",
        "announce": "'m 're 's am anno are conf did do does had has have is unve was were",
        "instruct": "char comm did dire do does entr gave give had has have inst mand orde task",
        "request": "appe ask aske asks call did do does enco had has have invi requ urge",
        "ongoing": "'m 're am are has have is",
        "be-set-up": "are has have is was were",
        "share": "'s has have her his hold its main our shar thei",
        "adopt": (
            "abol acce adop appr broa cut deep doub end endo esta exte guar incr inte lift phas prol purs rais"
            " redo rein rene resu scal set step stre susp waiv"
        ),
        "renewal": "affi chan occa oppo reaf reit rene rest",
        "welcome": (
            "Welc appl appr cele clos conc culm ende endo feat foll hail incl led mark over pres prod resu saw"
            " was welc witn yiel"
        ),
        "expect": "anti are envi expe fore inte is plan",
        "keep-on": "cont rema stan taki work",
        "need": "ackn affi agre conc emph high reaf reco reit stre unde",
        "look-forward": "look",
        "bind": "bind comm obli",
        "support": "affi expr re reaf reit rene rest supp voic",
        "deliver": (
            "acco allo appo appr awar boug cont dedi deli dona earm expa exte fina gave give gran had has have"
            " havi impo inve issu lift nomi open orde plac prov publ purc rele remo requ secu sele"
        ),
        "give-more": "disp doub has have incr lent plac quad rais seco take took trip",
        "by-idiom": (
            "agre allo appo assi band brin brou call came chan chip clea clin club come coug flin flun fold"
            " free gave give gree hamm hand has have hike incr inje join laid lays lent lift link loan made make"
            " merg nodd nods okay plac plou plow pool pour pump put puts rais reac rubb sanc sank seal set sets"
            " shak shoo sign stri stru stum team thre thro topp tops unde unlo uped uppe upps ups vote wave"
        ),
        "money": "allo comm cont dedi devo earm incl prov requ sets",
    }.items()
}
"""Of each form, the first letters of the words with which it can begin, four of a longer one."""
STEMS: dict[str, tuple[str, ...]] = {
    form: tuple(stems.split("|"))
    for form, stems in {
        "noun": (
            "commitment|pledge|determination|resolve|intent|readiness|willingness|plan|decision|announcement|offer"
            "|promise|undertaking|vow"
        ),
        "be-firm": "absolute|ever|not|endur|firm|iron|negotiable|resolute|solid|sacrosanct|stead|un",
    }.items()
}
"""Of a form that begins with any name, letters of which every match holds some."""
