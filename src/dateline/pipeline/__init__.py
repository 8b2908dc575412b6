"""The stages in order, and the engines that run them. No stage's own work is done here."""

from dateline.pipeline.document import analyse_capture, measure_capture
from dateline.pipeline.engine import CaptureResult, WorkLimits, run_captures
from dateline.pipeline.plan import Scope, StageSpec
from dateline.pipeline.stages import STAGES, document_plan_hash, plan_hash
from dateline.pipeline.whole import Around, analyse_case, measure_case

__all__ = [
    "STAGES",
    "Around",
    "CaptureResult",
    "Scope",
    "StageSpec",
    "WorkLimits",
    "analyse_capture",
    "analyse_case",
    "document_plan_hash",
    "measure_capture",
    "measure_case",
    "plan_hash",
    "run_captures",
]
