"""The names Zendesk gives to channels (platform §2.6), and the channel behind each."""

from integration.apology.ticket import Channel

NAMES = {
    # A ticket made through the API is answered by e-mail.
    Channel.EMAIL: ("email", "mail", "api", "web_service"),
    Channel.WEB_FORM: ("web", "web_form", "web_widget", "help_center", "mobile", "mobile_sdk"),
    Channel.MESSAGING: (
        "chat",
        "messaging",
        "native_messaging",
        "whatsapp",
        "line",
        "wechat",
        "telegram",
        "viber",
        "instagram_dm",
        "facebook_messenger",
        "twitter_dm",
        "apple_business_chat",
        "google_business_messages",
        "sunshine_conversations",
        "sunshine_conversations_api",
    ),
    Channel.SOCIAL: ("facebook", "twitter", "instagram", "any_channel"),
    Channel.SMS: ("sms", "text"),
    Channel.VOICE: ("voice", "voicemail", "phone", "phone_call_inbound", "phone_call_outbound"),
}
CHANNELS = {name: channel for channel, names in NAMES.items() for name in names}


def channel_from_name(name: str, *, messaging: bool = False) -> Channel:
    """The channel behind Zendesk's name for it; `messaging` is its own mark on a ticket, and beats the name."""
    known = CHANNELS.get(name.strip().lower().replace(" ", "_"), Channel.OTHER)
    return Channel.MESSAGING if messaging and known is not Channel.SMS else known
