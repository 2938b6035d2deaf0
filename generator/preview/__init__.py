"""The preview: the site served while its content is edited, rebuilt and shown anew at every change."""
