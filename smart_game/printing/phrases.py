"""The fixed texts for children and for home: on cards, the certificate and the home sheet."""

from collections.abc import Callable, Mapping

from smart_game.scenario.vocabulary import Rule

Say = Callable[[str], str]
Texts = Mapping[str, str]


def rule_names(_: Say) -> Mapping[Rule, str]:
    """What a child calls each rule."""
    return {
        Rule.SAFE: _("Safe"),
        Rule.MEETING: _("Meeting"),
        Rule.ACCEPTING: _("Accepting"),
        Rule.RELIABLE: _("Reliable"),
        Rule.TELL: _("Tell"),
        Rule.AGE: _("Age rules"),
        Rule.KIND: _("Kind"),
        Rule.SCHOOL: _("School"),
    }


def rule_lines(_: Say) -> Mapping[Rule, str]:
    """What each rule asks of a child."""
    return {
        Rule.SAFE: _("Keep private things private."),
        Rule.MEETING: _("Someone you only know online is someone new."),
        Rule.ACCEPTING: _("Open things from people you know."),
        Rule.RELIABLE: _("Not all of it is true. Check."),
        Rule.TELL: _("Tell a grown-up. You are never alone with it."),
        Rule.AGE: _("Keep to the age rule."),
        Rule.KIND: _("Be kind. Keep the proof. Do not get back at anyone."),
        Rule.SCHOOL: _("Look after our school computers together."),
    }


def card_texts(_: Say) -> Texts:
    """On the cut-out cards."""
    return {
        "title": _("Cards to cut out"),
        "lead": _("A lesson without computers. One set is for three to five children."),
        "make": _("Make the cards"),
        "make_1": _(
            "Print both sides of the paper, and turn it over on the long edge. Colour is not needed."
        ),
        "make_2": _("Print these cards at 100 %, without fitting them to the page."),
        "make_3": _("Cut along the dashed lines. The number on the back is the number on the front."),
        "one_side": _(
            "Does the printer do only one side? Keep the backs yourself, and read out what happens."
        ),
        "play": _("Play the story"),
        "play_1": _("Lay the cards in a row with the numbers up. Someone reads card {number}."),
        "play_2": _(
            "Talk about it: what could they do? Point to a letter together. All of you may change your minds."
        ),
        "play_3": _("Turn the card over. Read what happens after your letter, and why."),
        "play_4": _(
            "Go to the card with that number. Nothing is lost by trying: a story can always be put right."
        ),
        "play_5": _("At an ending, say what to remember. Then play again, and try another way."),
        "rule": _("The rule: {line}"),
        "pass": _("Anybody may pass. Anybody may stop and tell a grown-up."),
        "whom": _("Whom you can tell: {adults}."),
        "list": _("What is in this set"),
        "card": _("Card {number}"),
        "go_to": _("Go to {number}"),
        "turn": _("Choose together. Then turn the card over."),
        "spot": _("Point to what could be a clue. Then turn the card over."),
        "one_by_one": _("Take these cards one by one: {numbers}"),
        "behind": _("Card {number}: what happens"),
        "clue": _("A clue"),
        "no_clue": _("No clue: it can stay"),
        "the_end": _("The end"),
        "remember": _("Remember: {line}"),
    }


def certificate_texts(_: Say) -> Texts:
    """On the certificate."""
    return {
        "title": _("SMART detective"),
        "over": _("This says that somebody in our class"),
        "did": _("has played the stories, tried things out, and put things right."),
        "draw": _("Draw yourself here, or your favourite animal."),
        "rules": _("What we know now"),
        "no_name": _("No name on it: that is SMART too!"),
    }


def home_texts(_: Say) -> Texts:
    """On the home sheet."""
    return {
        "title": _("SMART at home"),
        "lead": _(
            "At school we play short stories about being safe online. The people in them are made up. "
            "Here is what we learned, and what you can do together."
        ),
        "learned": _("What we learned"),
        "rules": _("Our school’s rules"),
        "try": _("Try this:"),
        "ask": _("Questions to talk about"),
        "ask_1": _("Which story was the funniest? How did somebody in it put things right?"),
        "ask_2": _("Who would you tell if something online felt wobbly? And if they were busy?"),
        "ask_3": _("Which app or game do you like? Can you show me how to block and report in it?"),
        "ask_4": _("Who do you play and chat with? Do I know them too?"),
        "tells": _("If your child tells you something"),
        "tells_1": _("Stay calm and listen. Say: “I am glad you told me. You are not in trouble.”"),
        "tells_2": _("Do not take the tablet away for it. A child who loses it may not tell again."),
        "tells_3": _(
            "Keep the proof of mean words: a picture of the screen, the day and the time. "
            "Do not answer back. Do not copy or send on a picture of a child."
        ),
        "tells_4": _("Then block, report it to the app, and talk to us at school."),
        "helps": _("Who helps"),
        "school": _("At {school}:"),
        "childline": _("Childline, for children: {number}. It is free. (checked on {day})"),
        "childline_old": _(
            "Childline helps children for free. Its number was last checked on {day}, so it is not printed: "
            "please look it up."
        ),
        "ceop": _("CEOP Safety Centre: if somebody online makes a child feel unsafe or wants to meet."),
        "danger": _("Is someone in danger now? Ring 999."),
        "age": _("How old for social media?"),
        "age_now": _("{age} (checked on {day})"),
        "age_old": _("This was last checked on {day}, so please look it up: the law is changing."),
        "kept": _("The game keeps no name and nothing about your child. It only counts for the whole class."),
    }
