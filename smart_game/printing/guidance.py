"""The fixed texts for staff: a lesson, ground rules, distance, and what to do when a child tells."""

from collections.abc import Callable, Mapping

from smart_game.printing.phrases import Texts
from smart_game.scenario.vocabulary import Note

Say = Callable[[str], str]


def plan_texts(_: Say) -> Texts:
    """On the plan of one lesson, and on the list of all of them."""
    return {
        "title": _("Lesson plans"),
        "plan": _("Lesson plan"),
        "ages": _("ages {ages}"),
        "week": _("Week {week}"),
        "weeks": _("Which story in which week"),
        "weeks_lead": _(
            "One story a week, 35 minutes: 5 before, 15 playing, 15 talking. Each plan begins by asking "
            "about earlier stories, because what is asked again is kept."
        ),
        "check": _("Quick check"),
        "check_says": _(
            "Six small stories before week 1, after the last week and some weeks later. Set it with the "
            "lesson. It is no test: say nothing to the answers, or they say it back to you next time."
        ),
        "young": _("For who cannot read yet"),
        "young_says": _(
            "Read each card aloud, or let the PC do so; each choice has a picture. Year 1: on the board, "
            "once through, ten minutes; then act it out for five. Year 2: in twos, and again another way."
        ),
        "story": _("Story"),
        "aim": _("Aim"),
        "care": _("Care"),
        "sensitive": _(
            "Needs care: look through it first, and tell the safeguarding lead that you will teach it."
        ),
        "in_it": _("In it: {notes}."),
        "nothing": _("Nothing that is known to be hard."),
        "before": _("Before"),
        "playing": _("Playing"),
        "talking": _("Talking"),
        "minutes": _("minutes"),
        "ground": _("Say the ground rules, and whom to tell today. Anybody may pass, or leave a story."),
        "again": _("Ask what they remember of “{story}”. (“{line}”)"),
        "meet": _("Meet {hero}. Do not give the aim away: the story does that."),
        "words": _("New words"),
        "alone": _("On computers: the game, {pack}, “{story}”. Alone, or two to a screen who have to agree."),
        "board": _("On the board: read each card together. Hands decide; ask a voter of each letter why."),
        "paper": _("Without electricity: the cards to cut out, in groups of three to five."),
        "twice": _("Whoever is done plays again and tries another way. Nothing is lost by trying."),
        "prompts": _("Ask, and wait. Let them answer each other:"),
        "say_together": _("Say together: “{line}”"),
        "home": _("For home: {line}"),
        "whom": _("End with whom to tell: {adults}."),
        "beliefs": _("Listen for these beliefs"),
        "covers": _("What this lesson covers"),
        "if_told": _(
            "A child begins to tell of themself? “Thank you. I want to hear that, just us two, after this.” "
            "Then do it the same day: see “If a child tells you something”."
        ),
    }


def guide_texts(_: Say) -> Texts:
    """In the teacher's guide to a pack."""
    return {
        "title": _("Teacher’s guide"),
        "quick": _("In two minutes"),
        "quick_1": _("Read the story yourself once: it takes five minutes. Choose badly, too."),
        "quick_2": _("Open the teacher’s corner, choose class and pack, and start the lesson. No log-ins."),
        "quick_3": _("5 minutes before, 15 playing, 15 talking: the lesson plan says what to ask."),
        "quick_4": _("End the lesson in the corner. The report shows the class, and never a child."),
        "ways": _("Three ways to play"),
        "ways_alone": _("On computers: alone, or two to a screen who have to agree."),
        "ways_board": _("On the board: the class votes by hands or cards, and you tap how many."),
        "ways_paper": _("Without electricity: cards to cut out, in groups of three to five."),
        "works": _("How the stories work"),
        "works_says": _(
            "Children advise somebody in a story; nobody asks what they themselves have done. Each tempting "
            "choice stands for a belief that children truly hold. What goes badly can always be put right, "
            "and telling late earns as much as never having risked anything. About a third of what arrives "
            "is genuine, so that children learn to tell the difference and not to fear everything."
        ),
        "rules": _("The rules"),
        "own_rules": _("In our school’s own words"),
        "at_a_glance": _("The stories at a glance"),
        "says": _("What children take with them"),
        "term": _("A term with this pack"),
        "term_before": _("Before week 1: the quick check, six questions, five minutes."),
        "term_weekly": _("Weeks 1 to {last}: one story a week. Each begins with earlier stories."),
        "term_talk": _("Once each half-term: vote again on an earlier story on the board. It is practice."),
        "term_after": _("After the last story: the quick check again, and the certificate."),
        "term_later": _("Six weeks later: the quick check once more. It shows what has been kept."),
        "term_home": _("At the end: the sheet for home."),
        "short": _("Fewer weeks? One story for each rule: {stories}."),
        "careful": _("Stories that need care"),
        "careful_says": _(
            "Sensitive stories are closed until you open them in the teacher’s corner. Look through them "
            "first, tell the safeguarding lead, and think of children who have lived through something like "
            "it. A kind word comes before the story, and anybody may leave it."
        ),
        "no_careful": _("No story of this pack is marked as sensitive."),
        "note": _("What may be hard for somebody"),
        "beliefs": _("What children believe"),
        "beliefs_lead": _("The beliefs behind the tempting choices, and what to teach next."),
        "in_story": _("In: {stories}."),
        "covers": _("What the pack covers"),
        "more": _("Print also: the lesson plans, the cards, the certificate and the sheet for home."),
    }


def staff_texts(_: Say) -> Mapping[str, str | tuple[str, ...]]:
    """On the page that belongs to every lesson."""
    return {
        "title": _("Before you teach"),
        "rules": _("Ground rules, to agree with the class"),
        "rules_list": (
            _("We talk about the people in the story, not about ourselves or anyone we know."),
            _("Anybody may pass. Nobody has to say why."),
            _("One speaks, all listen. Nobody laughs at an answer."),
            _("We say “someone” and “an app”: no names."),
            _("Is something on your mind? Tell a grown-up after this. You are not in trouble."),
        ),
        "distance": _("Keep a distance"),
        "distance_list": (
            _("Ask “What could Priya do?” Never ask “Has this happened to you?” or “What would you do?”"),
            _(
                "Let them choose the risky way too, and see what follows. "
                "Lots of children would; blame nobody."
            ),
            _("Scare nobody. Most people online are kind, and what goes wrong can be put right by telling."),
            _(
                "Name no real app, no real person, no dare that goes round. "
                "A name makes children look for it."
            ),
            _(
                "Know your class. Has a child lived through something like it? "
                "Talk to them first; let them sit out."
            ),
            _("Say nothing against what families allow at home."),
        ),
        "told": _("If a child tells you something"),
        "told_list": (
            _("Listen. Stay calm, give time, and let the child use their own words."),
            _("Say “Thank you for telling me. You are not in trouble, and it is not your fault.”"),
            _("Do not promise to keep it secret. “I will only tell people who help to keep you safe.”"),
            _(
                "Do not question or look into it. “Tell me more” is enough. Do not look through a device, "
                "and never copy or send on a picture."
            ),
            _("Write it down soon, in the child’s words, with the day and the time. Never in the game."),
            _("Pass it to the designated safeguarding lead yourself, the same day. In danger now: 999."),
            _("Look after the child for the rest of the day, and after yourself too."),
        ),
        "computer": _("Something bad on a school computer?"),
        "computer_says": _(
            "Turn the screen away, note the page and the time, and tell the school’s e-safety team at once, "
            "so that it can be blocked."
        ),
        "helps": _("Who helps"),
        "adults": _("In school: {adults}; the designated safeguarding lead."),
        "childline": _("Childline, for any child and any worry: {number}, free. Checked on {day}."),
        "childline_old": _(
            "Childline: its number was last checked on {day} and is due to be checked again, so it is not "
            "printed. Look it up at Childline before you give this out."
        ),
        "ceop": _("CEOP Safety Centre: somebody online makes a child feel unsafe, or presses to meet."),
        "service": _("Report and block in the app itself; where it will not act, Report Harmful Content."),
        "posh": _("For staff: the Professionals Online Safety Helpline."),
        "kept": _("What the game keeps"),
        "kept_says": _(
            "Counts for the class, with no child in them. It has no place to write in, so nothing that a "
            "child tells can get into it; that “Tell” was pressed is never counted."
        ),
    }


def note_names(_: Say) -> Mapping[Note, str]:
    """What may be hard for somebody in a story, as staff read it."""
    return {
        Note.UNKIND_WORDS: _("unkind words"),
        Note.LEFT_OUT: _("being left out"),
        Note.SOMEBODY_NEW: _("somebody new"),
        Note.SECRETS: _("secrets"),
        Note.MEETING_UP: _("meeting up"),
        Note.LOSING_THINGS: _("losing things"),
        Note.SCARY_PICTURE: _("a scary picture, not shown"),
        Note.PRESSURE: _("pressure"),
        Note.FAMILY_CHANGE: _("a change in a family"),
        Note.ILLNESS: _("illness"),
    }
