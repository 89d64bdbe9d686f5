"""The console (控制台): pages in a browser. Reads by the views, writes by the acts; nothing else writes."""
