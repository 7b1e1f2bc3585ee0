"""Keeps a journal through the client generated from openapi.yaml: signs up, writes, reads, and asks what comes of it."""

import datetime
import sys
import uuid

from attune_client import AuthenticatedClient, Client
from attune_client.api.assessments import acknowledge_assessment, create_assessment
from attune_client.api.check_ins import create_check_in, get_check_in, list_check_ins, patch_check_in
from attune_client.api.dose_logs import create_dose_log, delete_dose_log, get_dose_log, list_dose_logs
from attune_client.api.insights import get_insights
from attune_client.api.protocols import create_calendar_feed, get_schedule, list_protocols, put_protocol
from attune_client.api.tokens import revoke_current_token
from attune_client.api.trackers import create_tracker
from attune_client.api.users import create_user, get_current_user
from attune_client.models import (
    Amount,
    AssessmentInput,
    CheckInInput,
    CheckInPatch,
    CycleSchedule,
    DoseAmount,
    DoseLogInput,
    DoseStatus,
    InstrumentKey,
    ProtocolInput,
    RatingsInput,
    TrackerDirection,
    TrackerInput,
    Unit,
    UserInput,
)

BERLIN = datetime.timezone(datetime.timedelta(hours=1))
url = sys.argv[1]


def expect(response, status):
    assert response.status_code == status, (response.status_code, response.content)
    return response.parsed


registration = expect(
    create_user.sync_detailed(
        client=Client(base_url=url),
        body=UserInput(email="client@example.org", password="correct horse battery", time_zone="Europe/Berlin"),
    ),
    201,
)
client = AuthenticatedClient(base_url=url, token=registration.token.token)
assert expect(get_current_user.sync_detailed(client=client), 200).email == "client@example.org"

protocol_id = uuid.uuid4()
plan = ProtocolInput(
    name="Autumn cycle",
    schedule=CycleSchedule(kind="cycle", dose_days=1, rest_days=2),
    start_date=datetime.date(2026, 11, 23),
    time_zone="Europe/Berlin",
    ceiling=Amount(value=0.3, unit=Unit.G),
)
protocol = expect(put_protocol.sync_detailed(protocol_id, client=client, body=plan), 201)
assert protocol.schedule.dose_days == 1 and protocol.revision == 1
assert [item.id for item in expect(list_protocols.sync_detailed(client=client), 200).items] == [protocol_id]

dose = expect(
    create_dose_log.sync_detailed(
        client=client,
        body=DoseLogInput(
            taken_at=datetime.datetime(2026, 11, 23, 8, 10, tzinfo=BERLIN),
            time_zone="Europe/Berlin",
            status=DoseStatus.TAKEN,
            amount=DoseAmount(value=0.1, unit=Unit.G, estimated=True),
            protocol_id=protocol_id,
        ),
    ),
    201,
)
assert expect(get_dose_log.sync_detailed(dose.id, client=client), 200).amount.value == 0.1
page = expect(list_dose_logs.sync_detailed(client=client, protocol_id=protocol_id), 200)
assert [item.id for item in page.items] == [dose.id] and page.next_cursor is None

days = expect(
    get_schedule.sync_detailed(
        protocol_id, client=client, from_=datetime.date(2026, 11, 23), to=datetime.date(2026, 11, 25)
    ),
    200,
).days
assert [day.phase for day in days] == ["dose", "transition", "normal"]
assert days[0].doses == [dose.id] and days[0].adherence == "taken"
feed = expect(create_calendar_feed.sync_detailed(protocol_id, client=client), 201)
assert feed.token.startswith("atc_") and feed.scopes == []

pain = TrackerInput(key="pain", label="Pain", min_=0, max_=10, step=1, direction=TrackerDirection.LOWER_IS_BETTER)
tracker = expect(create_tracker.sync_detailed(client=client, body=pain), 201)
assessment = expect(
    create_assessment.sync_detailed(
        client=client,
        body=AssessmentInput(
            instrument=InstrumentKey.PHQ_9,
            at=datetime.datetime(2026, 11, 23, 21, 30, tzinfo=BERLIN),
            time_zone="Europe/Berlin",
            answers=[1] * 9,
        ),
    ),
    201,
)
assert assessment.score == 9 and assessment.flags[0].item == 9 and assessment.crisis_text
assert expect(acknowledge_assessment.sync_detailed(assessment.id, client=client), 200).acknowledgement.value == 1

evening = CheckInInput(
    at=datetime.datetime(2026, 11, 23, 21, 40, tzinfo=BERLIN),
    time_zone="Europe/Berlin",
    ratings=RatingsInput.from_dict({"mood": 6.5, "anxiety": 2, "pain": 1}),
    dose_log_id=dose.id,
    note="calm",
)
check_in = expect(create_check_in.sync_detailed(client=client, body=evening, idempotency_key="evening-1"), 201)
again = expect(create_check_in.sync_detailed(client=client, body=evening, idempotency_key="evening-1"), 201)
assert again.id == check_in.id
assert check_in.tracker_versions["pain"] == tracker.version
changed = expect(patch_check_in.sync_detailed(check_in.id, client=client, body=CheckInPatch(note="calmer")), 200)
assert changed.note == "calmer" and changed.revision == 2
assert expect(get_check_in.sync_detailed(check_in.id, client=client), 200).ratings["mood"] == 6.5

insights = expect(get_insights.sync_detailed(client=client, to=datetime.date(2026, 11, 23)), 200)
assert [(item.key, item.n) for item in insights.metrics.items] == [("anxiety", 1), ("mood", 1), ("pain", 1)]
assert insights.exposure.days_since_last == 0 and insights.exposure.substances[0].amounts[0].sum_ == 0.1

expect(delete_dose_log.sync_detailed(dose.id, client=client), 204)
items = expect(list_check_ins.sync_detailed(client=client, from_=datetime.date(2026, 11, 23)), 200).items
assert len(items) == 1 and not items[0].dose_log_id

expect(revoke_current_token.sync_detailed(client=client), 204)
expect(get_current_user.sync_detailed(client=client), 401)
print("client: kept a journal, and read what comes of it")
