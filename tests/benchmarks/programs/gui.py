"""Ten cards with pygame_gui, as its documentation writes it: a manager, its widgets, 60 frames a second."""

import json
import sys
from pathlib import Path

import pygame
import pygame_gui

FOLDER = Path(sys.argv[1])
story = json.loads((FOLDER / "story.json").read_text(encoding="utf-8"))
cards = {card["id"]: card for card in story["cards"]}

pygame.init()
screen = pygame.display.set_mode((1366, 768))
background = pygame.Surface((1366, 768))
background.fill("#f4f1e8")
manager = pygame_gui.UIManager((1366, 768))
title = pygame_gui.elements.UILabel(pygame.Rect(24, 24, 1316, 56), "", manager)
picture = pygame_gui.elements.UIImage(pygame.Rect(24, 96, 640, 480), pygame.Surface((640, 480)), manager)
text = pygame_gui.elements.UITextBox("", pygame.Rect(700, 96, 640, 280), manager)
buttons = [
    pygame_gui.elements.UIButton(pygame.Rect(700, 400 + 100 * row, 640, 84), "", manager) for row in range(3)
]
chosen = None


def show(name: str) -> None:
    global card, chosen
    card, chosen = cards[name], None
    title.set_text(card["title"])
    picture.set_image(pygame.image.load(FOLDER / card["picture"]).convert())
    text.set_text(card["text"])
    for button, choice in zip(buttons, card["choices"], strict=True):
        button.show()
        button.set_text(choice["text"])


def choose(number: int) -> None:
    global chosen  # noqa: PLW0603 - as its examples do
    chosen = card["choices"][number]
    text.set_text(chosen["feedback"])
    buttons[0].set_text("Next")
    buttons[1].hide()
    buttons[2].hide()


show(story["start"])
clock = pygame.time.Clock()
running = True
while running:
    passed = clock.tick(60) / 1000
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            running = False
        elif event.type == pygame_gui.UI_BUTTON_PRESSED:
            show(chosen["next"]) if chosen else choose(buttons.index(event.ui_element))
        elif event.type == pygame.KEYDOWN:
            if chosen and event.key == pygame.K_RETURN:
                show(chosen["next"])
            elif not chosen and event.unicode in ("1", "2", "3"):
                choose(int(event.unicode) - 1)
        manager.process_events(event)
    manager.update(passed)
    screen.blit(background, (0, 0))
    manager.draw_ui(screen)
    pygame.display.update()
