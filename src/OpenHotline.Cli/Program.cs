// The one Main: every verb of the command line starts here.
return 0;
