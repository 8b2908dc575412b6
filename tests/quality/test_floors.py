"""No figure under its floor: every stage's benchmark on the gold data beside the checkout.

The quick version (samples where a stage is slow). The whole file takes about a minute on two cores.
"""

from pathlib import Path

import pytest
from bench.quality.floors import broken, read_floors
from bench.quality.measure import How, Setting, known_stages, measure_stage, run_apart

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "data"


@pytest.mark.slow
@pytest.mark.shared
@pytest.mark.parametrize("stage", known_stages())
def test_stage_stays_over_its_floors(stage):
    if not GOLD.is_dir():
        pytest.skip(f"needs the gold data in {GOLD}")
    floors = read_floors().of(is_quick=True)

    outcome = measure_stage(stage, Setting(GOLD, is_quick=True), runner=run_apart)

    if outcome.how is How.NO_DATA:
        pytest.skip(outcome.reason)
    assert broken([outcome], floors) == ()
    assert outcome.how is How.MEASURED, outcome.reason
    assert {figure.name for figure in outcome.measured.figures} <= floors.keys()


def test_every_floor_belongs_to_a_stage():
    floors = read_floors()

    named = {name.partition(".")[0] for name in (*floors.full, *floors.quick)}

    assert named <= set(known_stages())
    assert floors.quick.keys() <= floors.full.keys()
