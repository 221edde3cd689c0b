"""Ten cards with bare pygame-ce, as tutorials write it: init everything, wait for an event, draw it all."""

import json
import sys
from pathlib import Path

import pygame

FOLDER = Path(sys.argv[1])
story = json.loads((FOLDER / "story.json").read_text(encoding="utf-8"))
cards = {card["id"]: card for card in story["cards"]}

pygame.init()
screen = pygame.display.set_mode((1366, 768))
font = pygame.font.Font(sys.argv[2], 24)
card, chosen = cards[story["start"]], None


def draw() -> None:
    screen.fill("#f4f1e8")
    screen.blit(pygame.image.load(FOLDER / card["picture"]).convert(), (24, 96))
    screen.blit(font.render(card["title"], True, "#22303c"), (24, 30))
    text = chosen["feedback"] if chosen else card["text"]
    screen.blit(font.render(text, True, "#22303c", None, 620), (700, 96))
    for row, choice in enumerate([] if chosen else card["choices"]):
        pygame.draw.rect(screen, "#ffffff", (700, 400 + 100 * row, 640, 84), border_radius=12)
        screen.blit(font.render(choice["text"], True, "#22303c", None, 600), (720, 408 + 100 * row))
    pygame.display.flip()


draw()
while True:
    event = pygame.event.wait()
    if event.type == pygame.QUIT:
        break
    if event.type == pygame.KEYDOWN:
        if chosen and event.key == pygame.K_RETURN:
            card, chosen = cards[chosen["next"]], None
        elif not chosen and event.unicode in ("1", "2", "3"):
            chosen = card["choices"][int(event.unicode) - 1]
        draw()
    elif event.type == pygame.WINDOWEXPOSED:
        draw()
