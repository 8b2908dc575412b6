"""A question in plain words, answered by passages of the case. It writes no answer of its own."""

from dateline.export.answers.answer import Against, Answer, Answers, answer_rows, ask
from dateline.export.answers.question import Question, Wants

__all__ = ["Against", "Answer", "Answers", "Question", "Wants", "answer_rows", "ask"]
