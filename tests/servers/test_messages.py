"""Where a message ends, and whose turn it is."""

from servers.messages import FromClient, is_answered


def test_messages_are_told_apart_however_they_arrive() -> None:
    asks_to_encrypt = b"\0\0\0\x08" + (80877103).to_bytes(4, "big")
    greeting = b"\0\0\0\x0d" + (196608).to_bytes(4, "big") + b"user\0"
    query = b"Q\0\0\0\x0bCOMMIT\0"
    sent = asks_to_encrypt + greeting + query + query
    whole, by_byte = FromClient(), FromClient()
    assert list(whole.feed(sent)) == [asks_to_encrypt, greeting, query, query]
    assert [it for at in range(len(sent)) for it in by_byte.feed(sent[at : at + 1])] == list(FromClient().feed(sent))


def test_an_answer_is_one_when_the_server_waits_for_the_client() -> None:
    ready, wants_password, let_in = b"Z\0\0\0\x05I", b"R\0\0\0\x08\0\0\0\x03", b"R\0\0\0\x08\0\0\0\0"
    done = b"C\0\0\0\x0bCOMMIT\0"
    answers = [b"N", wants_password, let_in, let_in + ready, done, done + ready[:-1], done + ready]
    assert [is_answered(answer) for answer in answers] == [True, True, False, True, False, False, True]
