/* A module as most were written before free threading: it does not say whether it
   can do without the GIL (no Py_mod_gil slot, no PyUnstable_Module_SetGIL). */
#include <Python.h>

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "undeclared", NULL, -1, NULL};

PyMODINIT_FUNC PyInit_undeclared(void) { return PyModule_Create(&definition); }
