"""Who promises what somebody else welcomes."""

import pytest

from commitments.extract import candidates

MET = "\n\n".join(["Peru and Chile met in Lima to talk of trade in wool with Mali and Fiji."] * 9)


@pytest.mark.parametrize(
    ("words", "makers"),
    [
        ("Peru welcomed Chile's launch of a fund for ports.", ("Chile",)),
        ("Peru welcomed Fiji’s announcement of a new investment of $5 million in boats.", ("Fiji",)),
        ("Peru welcomed the Bank of Mali's launch of a fund for ports.", ("Bank of Mali",)),
        ("Peru welcomed Mali's commitment to rapidly strengthen its coast guard.", ("Mali",)),
        ("Peru welcomed Mali's recent announcement that it will build ten ports.", ("Mali",)),
        ("Peru welcomed the launch of its fund for ports.", ("Peru",)),
        ("The President of Peru reaffirmed Peru's commitment to defend its coast.", ("Peru",)),
    ],
)
def test_what_is_welcomed_is_promised_by_whose_it_is(words: str, makers: tuple[str, ...]) -> None:
    found = [one.actors for one in candidates(f"{MET}\n\n{words}") if one.span.start > len(MET)]
    assert found == [makers]
