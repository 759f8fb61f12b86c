"""Every sentence of the corpus gives what is written before it, no more and no less."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).parents[1] / "bench" / "sentences.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sentences", BENCH)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["sentences"] = module  # the library asks for the module of its own tuples
    spec.loader.exec_module(module)
    return module


corpus = load()
SENTENCES = corpus.read_corpus()


@pytest.fixture(scope="module")
def base():
    return corpus.base_workspace()


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.file}:{one.line}")
def test_sentence_gives_what_is_written_before_it(base, sentence):
    assert tuple(corpus.findings(base, sentence)) == sentence.expected, sentence.text


def test_corpus_is_large_and_half_of_it_innocent():
    innocent = [one for one in SENTENCES if not one.expected and not one.known_misses]

    assert len(SENTENCES) >= 150
    assert 0.4 <= len(innocent) / len(SENTENCES) <= 0.75


def test_no_sentence_stands_twice():
    texts = [(one.task, one.text) for one in SENTENCES]

    assert [text for text in texts if texts.count(text) > 1] == []


def test_scores_count_hits_misses_and_false_alarms():
    right = corpus.Sentence(
        "a.txt", 1, "phong-noi-chinh", "nv3", (), "12/15 xã, đạt 90%.", (("DV406", "90"),), ()
    )
    missed = right._replace(line=2, expected=(), known_misses=(("DV406", "80"),), text="12/15 xã, đạt 80%.")
    alarm = right._replace(line=3, expected=())

    (score,) = corpus.scores([right, missed, alarm])

    assert score == ("a.txt", "DV406", 2, 1, 1, 1, 1)
