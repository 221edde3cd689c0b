@echo off
rem Builds the folder for Windows: double-click this file in a checkout, or run it from a Command Prompt.
rem It needs Python 3.11 or later from python.org, and a way to the Python packages. Not yet run on Windows.
setlocal
cd /d "%~dp0.." || exit /b 2
if not exist build\packaging\Scripts\python.exe py -3 -m venv build\packaging || exit /b 2
build\packaging\Scripts\python -m pip install --disable-pip-version-check ".[package,voice]" || exit /b 2
build\packaging\Scripts\python packaging\build_folder.py %*
set result=%errorlevel%
exit /b %result%
