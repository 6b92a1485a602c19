#!/usr/bin/python3
# A window with WebKit in it that WebKit's driver can drive, and that keeps what pages store in the folder named first:
# WebKitGTK's own MiniBrowser forgets everything when it is driven. Started by the driver (webkit.mjs), never by hand.

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402  (the versions come first)

folder = sys.argv[1]
manager = WebKit2.WebsiteDataManager(base_data_directory=folder + "/data", base_cache_directory=folder + "/cache")
context = WebKit2.WebContext.new_with_website_data_manager(manager)


def make_view(_session):
    """The one page that the driver asks for."""
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window = Gtk.Window(default_width=1000, default_height=900)
    window.connect("destroy", Gtk.main_quit)
    window.add(view)
    window.show_all()
    return view


def begin(_context, session):
    """The driver has found us."""
    information = WebKit2.ApplicationInfo.new()
    information.set_name("Sealwell's tests")
    session.set_application_info(information)
    session.connect("create-web-view", make_view)


context.connect("automation-started", begin)
context.set_automation_allowed(True)
Gtk.main()
