"""A question in plain words, answered by passages of the case. It writes no answer of its own."""

from dateline.export.ask.answer import Answer, Answers, Against, ask, answer_rows
from dateline.export.ask.question import Question, Wants

__all__ = ["Against", "Answer", "Answers", "Question", "Wants", "answer_rows", "ask"]
