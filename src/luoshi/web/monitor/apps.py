"""Monitor as a Django app."""

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """Indicators, observations, trajectories, lights."""

    name = "luoshi.web.monitor"
    label = "monitor"
