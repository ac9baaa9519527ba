"""How the words of each form begin, by which a sentence is asked for it only where it can stand."""

import re

WORD = re.compile(r"\w+|'(?=(?:ll|m|re|s)\b)")
"""What a form can begin with: a word, or what is left of one."""
BEGINNINGS: dict[str, tuple[str, ...]] = {
    form: tuple(letters.split("|"))
    for form, letters in {
        "will": "'ll|sha|wil|won",
        "commit": (
            "Agr|Com|Dec|Ple|Pro|Res|Und|acc|agr|bin|bou|clo|com|con|cul|dec|ded|did|do |doe|dou|end"
            "|fin|gav|giv|gua|had"
            "|has|hav|inc|joi|mad|mak|obl|off|ple|pro|put|qua|rai|re-|rec|red|res|swe|swo"
            "|tak|too|tri|und|vow"
        ),
        "be-committed": "'m |'re|'s |am |are|has|hav|is |rem|sta|was|wer",
        "agree": "Agr|Con|agr|con|had|has|hav|rea",
        "decide": "Dec|dec|det|end|had|has|hav|int|mad|mea|pla|res|tak|too|vot",
        "decide-on": "dec",
        "is-to": "are|is ",
        "decide-that": "ass|con|dec|det|dir|gav|giv|gua|had|has|hav|mad|mak|ord|ple|pro|rea|ren|rep|res|vow",
        "would": "has|hav|mus|pro|wan|wou",
        "aim": "'re|aim|are|asp|con|hop|is |loo|rem|see|set|sha|sta|sto|str|wis",
        "renew": (
            "aff|als|and|ann|ass|clo|con|dec|dem|did|do |doe|emp|exp|fur|had|has|hav|hig|ite"
            "|mad|mak|pla|put|re-|rea|rec|ree|rei|ren|rep|res|sta|str|und|voi"
        ),
        "launch": "beg|com|cre|did|do |doe|ele|emb|est|for|fou|had|has|hav|ina|ini|lau|ope|res|set|sta|unv|upg",
        "sign": (
            "acc|ach|ado|aff|app|cli|clo|con|cou|dep|did|do |doe|end|ent|exc|exp|ext|fin|for"
            "|had|has|hav|ini|ink|joi|pro|put|rat|rea|ren|sea|sec|set|sig|str|upd"
        ),
        "be-done": "has|hav|was|wer",
        "announce": "'m |'re|'s |am |ann|are|con|did|do |doe|had|has|hav|is |unv|was|wer",
        "instruct": "cha|com|did|dir|do |doe|ent|gav|giv|had|has|hav|ins|man|ord|tas",
        "request": "app|ask|cal|did|do |doe|enc|had|has|hav|inv|req|urg",
        "ongoing": "'m |'re|am |are|has|hav|is ",
        "be-set-up": "are|has|hav|is |was|wer",
        "share": "'s |has|hav|her|his|hol|its|mai|our|sha|the",
        "adopt": (
            "abo|acc|ado|app|bro|cut|dee|dou|end|est|ext|gua|inc|int|lif|pha|pro|pur|rai|red"
            "|rei|ren|res|sca|set|ste|str|sus|wai"
        ),
        "renewal": "aff|cha|occ|opp|rea|rei|ren|res",
        "welcome": "Wel|app|cel|clo|con|cul|end|fea|fol|hai|inc|led|mar|ove|pre|pro|res|saw|was|wel|wit|yie",
        "expect": "ant|are|env|exp|for|int|is |pla",
        "keep-on": "con|rem|sta|tak|wor",
        "need": "ack|aff|agr|con|emp|hig|rea|rec|rei|str|und",
        "look-forward": "loo",
        "bind": "bin|com|obl",
        "support": "aff|exp|re-|rea|rei|ren|res|sup|voi",
        "deliver": (
            "acc|all|app|awa|bou|con|ded|del|don|ear|exp|ext|fin|gav|giv|gra|had|has|hav|imp"
            "|inv|iss|lif|nom|ope|ord|pla|pro|pub|pur|rel|rem|req|sec|sel"
        ),
        "give-more": "dis|dou|has|hav|inc|len|pla|qua|rai|sec|tak|too|tri",
        "by-idiom": (
            "agr|all|app|ass|ban|bri|bro|cal|cam|cha|chi|cle|cli|clu|com|cou|fli|flu|fol|fre"
            "|gav|giv|gre|ham|han|has|hav|hik|inc|inj|joi|lai|lay|len|lif|lin|loa|mad|mak"
            "|mer|nod|oka|pla|plo|poo|pou|pum|put|rai|rea|rub|san|sea|set|sha|sho|sig|str"
            "|stu|tea|thr|top|und|unl|upe|upp|ups|vot|wav"
        ),
        "money": "all|com|con|ded|dev|ear|inc|pro|req|set",
    }.items()
}
"""Of each form, the first three letters of all that matches it; a word that begins otherwise is not looked at."""
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
