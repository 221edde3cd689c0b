import pytest

from smart_game.engine.sentences import sentence_spans, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hello. How are you? Fine!", ["Hello.", "How are you?", "Fine!"]),
        ("Ask Mr. Okafor or Mrs. Bell. They help.", ["Ask Mr. Okafor or Mrs. Bell.", "They help."]),
        ("Ask Mr Okafor. He helps.", ["Ask Mr Okafor.", "He helps."]),
        ("Bring things, e.g. Your coat. Go.", ["Bring things, e.g. Your coat.", "Go."]),
        ("Samuel came. J. K. Rowling wrote it.", ["Samuel came.", "J. K. Rowling wrote it."]),
        ("It was I. Then Plan B. Then C.", ["It was I.", "Then Plan B.", "Then C."]),
        ("It costs 3.50. She is 7. See No. 5.", ["It costs 3.50.", "She is 7.", "See No. 5."]),
        ("No. I will not.", ["No.", "I will not."]),
        ("1. Close the box. 2. Tell.", ["1. Close the box.", "2. Tell."]),
        ("“Stop!” said Mum. “Why?” asked Dev.", ["“Stop!” said Mum.", "“Why?” asked Dev."]),
        ("The box says “Thanks!” But no gems come.", ["The box says “Thanks!”", "But no gems come."]),
        ('"Is it you?" Nobody answers.', ['"Is it you?"', "Nobody answers."]),
        ("He said, “No.” “Yes,” said Mei.", ["He said, “No.”", "“Yes,” said Mei."]),
        ("Wait… what? Hm... Then go.", ["Wait… what?", "Hm...", "Then go."]),
        ("GEM SHOWER!!! did you see it?", ["GEM SHOWER!!!", "did you see it?"]),
        ("What?! No way (really!). Yes.", ["What?!", "No way (really!).", "Yes."]),
        ("Look at www.example.org/page.html now. Go.", ["Look at www.example.org/page.html now.", "Go."]),
        ("Mei\nshall i? ok\n\nDev\nno", ["Mei", "shall i?", "ok", "Dev", "no"]),
        ("  Two   spaces.\tTab.  ", ["Two spaces.", "Tab."]),
        ("No mark at the end", ["No mark at the end"]),
        ("… so it ends. ★ …", ["… so it ends. ★ …"]),
        ("", []),
        ("… !", []),
        ("هل أنت هنا؟ نعم. شكرا!", ["هل أنت هنا؟", "نعم.", "شكرا!"]),
        ("یہ ایک کھیل ہے۔ کیا تم تیار ہو؟ہاں۔", ["یہ ایک کھیل ہے۔", "کیا تم تیار ہو؟", "ہاں۔"]),
        ("তুমি কি প্রস্তুত? হ্যাঁ।চলো।", ["তুমি কি প্রস্তুত?", "হ্যাঁ।", "চলো।"]),
        ("ਠੀਕ ਹੈ। ਚਲੋ॥", ["ਠੀਕ ਹੈ।", "ਚਲੋ॥"]),
        ("„Tak!” – mówi mama. „A ty?” — pyta.", ["„Tak!” – mówi mama.", "„A ty?” — pyta."]),
        ("– Tak! – mówi Ola. – Nie.", ["– Tak! – mówi Ola.", "– Nie."]),
        ("„Tak!” – Mama wie.", ["„Tak!”", "– Mama wie."]),
        ("Hura! „No to chodź.” Idą.", ["Hura!", "„No to chodź.”", "Idą."]),
        ("«هل أنت هنا؟» قالت أمي. نعم.", ["«هل أنت هنا؟» قالت أمي.", "نعم."]),
        ("«لماذا؟» يَسألُ كوفي.", ["«لماذا؟» يَسألُ كوفي."]),
        ("«لماذا؟» يقول كوفي: «لا أدري.»", ["«لماذا؟»", "يقول كوفي: «لا أدري.»"]),
        ("«لماذا؟» ماذا يمكن أن يقول كوفي؟", ["«لماذا؟»", "ماذا يمكن أن يقول كوفي؟"]),
        ("“کیوں؟” امی نے پوچھا۔ ہاں۔", ["“کیوں؟” امی نے پوچھا۔", "ہاں۔"]),
        ("”کیوں؟“ امی پوچھتی ہیں۔", ["”کیوں؟“ امی پوچھتی ہیں۔"]),
        ("“کیوں؟” روون کیا کہے؟", ["“کیوں؟”", "روون کیا کہے؟"]),
        ("Zobacz np. tutaj. Dobrze.", ["Zobacz np. tutaj.", "Dobrze."]),
    ],
)
def test_sentences_are_told_apart(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.mark.parametrize("text", ["  “Stop!” said Mum. Go on …  \n\n Yes? ", "تعال. نعم؟", "a\r\nb. C"])
def test_spans_hold_all_that_can_be_said_once_and_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert [" ".join(text[start:end].split()) for start, end in spans] == split_sentences(text)
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)
    ends = [0, *(end for _, end in spans)]
    gaps = [text[end:start] for end, (start, _) in zip(ends, spans, strict=False)]
    assert "".join(gaps).strip() == text[ends[-1] :].strip() == ""
