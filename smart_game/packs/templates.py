"""The files that a new pack begins with, as text: each plays as it is, and explains its keys."""

PACK = """\
# yaml-language-server: $schema={schema}
# A pack: stories for one age band. Each story is a file beside this one, and is on the list below.
format: 1
id: {id}                     # the name of this folder
title: "{title}"
band: "{band}"                 # the ages: 5-7, 7-9 or 9-11
about: >-
  For the teacher: say in a sentence or two what is in this pack.
# Words that a child may not know, if your stories have any:
# glossary:
#   password: "Secret letters, like a key."
scenarios:                   # in the order of the trail
{scenarios}
"""

SCENARIO = """\
# yaml-language-server: $schema={schema}
# This story plays as it is. Write your own over it; smart-game check says what does not fit.
# Ages {band}: at most {sentence} words in a sentence, {screen} on a card, {choice} in a choice.
format: 1
id: {id}                     # the name of this file, without .yaml
title: "{title}"
rule: {rule}                 # {rules}
sensitivity: {sensitivity}          # gentle, standard or sensitive; a teacher opens sensitive ones first
{notes}  # what may be hard for somebody; the teacher reads it first
hero: mei                    # one of the cast
aim: "Say here what children can do after this story."      # for the teacher
cites:                       # what it rehearses; your editor offers the codes
  policy: ["{policy}"]
  nc: [{nc}]
  rshe: [{rshe}]
  efcw: [{efcw}]
  pshe: [{pshe}]
talk:                        # three prompts for afterwards
  - "What did Mei find out?"
  - "What could she say to Mum?"
  - "Who could help you?"
home: "Talk about one thing on a screen that surprised you."
remember: "Not sure? Stop and ask."
start: begin                 # the card that comes first

cards:
  begin:                     # a card's id: small letters, digits, hyphens
    kind: choice             # story, choice, chat, inbox, sort, spot, form, tell or ending
    setting:                 # the picture
      backdrop: bedroom
      device: tablet
      screen: {{app: {app}, title: "{page}", lines: ["{line}"]}}
      cast: [{{who: mei, mood: thinking}}]
    text: >-
      {text}
    choices:                 # two or three things that a child might truly do
      - id: go-for-it
        text: "{risky}"
        outcome: risky       # safer, unsure or risky: never shown to a child
        misconception: {belief}      # what makes it tempting. Others for this rule and age:
{others}
        picture: {picture}
        feedback:            # what happened, one reason, what now; then the hero's face
          happened: "{happened}"
          why: "{why}"
          now: "What now?"
          mood: worried
        goto: mend           # the id of the card that follows: here a way to put it right
      - id: say-nothing
        text: "Put it away. Say nothing."
        outcome: unsure
        misconception: {quiet}
        picture: leave
        feedback:
          happened: "It is still there."
          why: "No one knows it yet."
          now: "What now?"
          mood: thinking
        goto: mend
      - id: stop-and-ask
        text: "Stop. Ask Mum first."
        outcome: safer       # a safer choice has no misconception
        picture: ask
        feedback:
          happened: "Mum comes and looks."
          why: "Two people see more than one."
          now: "They look together."
          mood: happy
        goto: together

  together:
    kind: choice
    setting:
      backdrop: bedroom
      device: tablet
      cast: [{{who: mei, mood: happy}}, {{who: mum, mood: happy}}]
    text: >-
      “What do you think?” asks Mum. What could Mei say?
    choices:
      - id: look-closely
        text: "“Let us look closely first.”"
        outcome: safer
        picture: look
        feedback:
          happened: "They look at it all."
          why: "A close look helps."
          now: "Now they know."
          mood: happy
        goto: well-done
      - id: never-again
        text: "“I will not tell next time.”"
        outcome: unsure
        misconception: {quiet}
        picture: whisper
        feedback:
          happened: "Mum gives her a hug."
          why: "Telling is never a bother."
          now: "They drink cocoa."
          mood: thinking
        goto: well-done

  mend:                      # every risky choice leads on to a card where it can be put right
    kind: choice
    setting: {{backdrop: bedroom, device: tablet, cast: [{{who: mei, mood: worried}}]}}
    text: >-
      Mei does not like this now. What could Mei do?
    choices:
      - id: tell-mum
        text: "Tell Mum all of it."
        outcome: safer
        puts_right: true     # this mends it, so it earns every star
        picture: tell
        feedback:
          happened: "Mum listens to it all."
          why: "Now Mum can help."
          now: "They put it right."
          mood: happy
        goto: put-right
      - id: hide-it
        text: "Hide the tablet."
        outcome: unsure
        misconception: {quiet}
        picture: hide
        feedback:
          happened: "It is under the bed."
          why: "It is not put right."
          now: "What now?"
          mood: sad
        goto: mend           # back to the same question

  well-done:
    kind: ending             # a story needs two endings, the second as warm as the first
    title: "Looked at together"
    setting: {{backdrop: bedroom, cast: [{{who: mei, mood: happy}}, {{who: mum, mood: happy}}]}}
    text: >-
      Mum and Mei know what it was. Then they play.
  put-right:
    kind: ending
    title: "Told and put right"
    setting: {{backdrop: kitchen, cast: [{{who: mei, mood: happy}}, {{who: mum, mood: happy}}]}}
    text: >-
      “I am glad you told me,” says Mum. All is well.
"""
