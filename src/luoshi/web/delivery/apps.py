"""Delivery as a Django app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Tasks, from assignment to closing."""

    name = "luoshi.web.delivery"
    label = "delivery"
