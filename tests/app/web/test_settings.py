"""Settings are checked before anything starts."""

import pytest

from reference_app import create_app
from reference_app.settings import SettingsError, read_settings

DEFAULT = "sqlite:////tmp/stock.db"


def test_no_setting_is_needed():
    settings = read_settings({}, DEFAULT)
    assert settings.supplier_url is None
    assert settings.supplier_timeout > 0
    assert settings.database_url == DEFAULT
    assert settings.compare == "thread"
    assert settings.max_pending > 0


def test_an_empty_variable_counts_as_not_set():
    assert read_settings({"SUPPLIER_URL": ""}, DEFAULT).supplier_url is None


def test_good_values_are_taken():
    config = {
        "SUPPLIER_URL": "https://supplier.example/v1/",
        "SUPPLIER_TIMEOUT": 1.5,
        "DATABASE_URL": "postgresql+psycopg://shop@db/shop",
        "COMPARE": "thread",
        "MAX_PENDING": 8,
    }
    settings = read_settings(config, DEFAULT)
    assert settings.supplier_url == "https://supplier.example/v1"
    assert settings.supplier_timeout == 1.5
    assert settings.database_url == "postgresql+psycopg://shop@db/shop"
    assert settings.max_pending == 8


@pytest.mark.parametrize(
    ("name", "value", "remedy"),
    [
        ("SUPPLIER_URL", "supplier.example", "such as http://"),
        ("SUPPLIER_URL", "ftp://supplier.example", "such as http://"),
        ("SUPPLIER_URL", "http://", "such as http://"),
        ("SUPPLIER_TIMEOUT", "soon", "number of seconds"),
        ("SUPPLIER_TIMEOUT", 0, "above 0"),
        ("SUPPLIER_TIMEOUT", True, "number of seconds"),
        ("SUPPLIER_TIMEOUT", 301, "up to 300"),
        ("DATABASE_URL", "stock.db", "SQLAlchemy URL"),
        ("DATABASE_URL", "sqlite://", "name a file"),
        ("DATABASE_URL", "sqlite:///:memory:", "name a file"),
        ("COMPARE", "process", "set it to thread or celery"),
        ("BROKER_URL", "somewhere", "such as redis://"),
        ("BROKER_URL", "redis://", "such as redis://"),
        ("INBOX_WAIT", 0, "seconds above 0"),
        ("SQLITE_SYNCHRONOUS", "OFF", "set it to NORMAL or FULL"),
        ("DEBUG_TOKEN", "secret", "16 characters or more"),
        ("MAX_PENDING", 0, "from 1"),
        ("MAX_PENDING", 2.5, "whole number"),
        ("MAX_PENDING", "many", "whole number"),
    ],
)
def test_a_bad_value_is_named_with_its_variable_and_a_remedy(
    name: str, value: object, remedy: str
):
    with pytest.raises(SettingsError) as raised:
        read_settings({name: value}, DEFAULT)
    said = str(raised.value)
    assert said.startswith(f"REFERENCE_APP_{name} is {value!r}: ")
    assert remedy in said


def test_celery_needs_a_broker():
    with pytest.raises(SettingsError, match="REFERENCE_APP_BROKER_URL must name"):
        read_settings({"COMPARE": "celery"}, DEFAULT)
    config = {"COMPARE": "celery", "BROKER_URL": "redis://127.0.0.1:6379/0"}
    assert read_settings(config, DEFAULT).broker_url == config["BROKER_URL"]


def test_all_bad_values_are_named_together():
    with pytest.raises(SettingsError) as raised:
        read_settings({"COMPARE": "x", "MAX_PENDING": -1}, DEFAULT)
    assert len(str(raised.value).splitlines()) == 2


def test_the_app_reads_them_from_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REFERENCE_APP_MAX_PENDING", "many")
    with pytest.raises(SettingsError, match="REFERENCE_APP_MAX_PENDING is 'many'"):
        create_app()
