# shellcheck shell=bash
# Sourced by ../yicheng for `./yicheng test [--full [PART]] [pytest args]`: lint, types, tests.
# All stages run; the exit code is that of the first one that failed.

run_checks() {
  local arguments=()
  FIRST_FAILURE=0
  while (($#)); do
    case $1 in
      --full) export YICHENG_FULL=1
              # A word after it names a part of the suite; an option or a path is pytest's.
              if [[ ${2-} && $2 != -* && $2 != */* && $2 != *.py* ]]; then one_part "$2"; shift; fi ;;
      --full=*) export YICHENG_FULL=1; one_part "${1#*=}" ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
  # The tests make records of their own; a real one must never be within their reach.
  unset "${!YICHENG_SMTP@}" YICHENG_DATABASE_URL
  YICHENG_HOME=$(mktemp -d "${TMPDIR:-/tmp}/yicheng-test.XXXXXX")
  # shellcheck disable=SC2064
  trap "rm -rf -- '$YICHENG_HOME'" EXIT
  stage "代码规范 ruff check" ruff_check
  stage "代码格式 ruff format" ruff_format
  stage "类型检查 mypy" type_check
  stage "测试 pytest${YICHENG_FULL:+（全量）}" all_tests ${arguments[@]+"${arguments[@]}"}
  exit "$FIRST_FAILURE"
}

# one_part NAME: leaves the other parts out; an unknown name ends here, before anything runs.
one_part() {
  (cd -- "$ROOT" && "$VENV/bin/python" -m tests.parts "$1") || exit 2
  arguments+=("--part=$1")
}

# stage TITLE FUNCTION ARGS…: header, run, time.
stage() {
  local title=$1 start=$SECONDS rc=0 word=通过
  shift
  printf '\n==== %s ====\n' "$title" >&2
  "$@" || rc=$?
  if (( rc )); then word="未通过（退出码 $rc）"; fi
  printf '==== %s：%s，%d 秒 ====\n' "$title" "$word" "$((SECONDS - start))" >&2
  if (( FIRST_FAILURE == 0 )); then FIRST_FAILURE=$rc; fi
}

ruff_check() { (cd -- "$ROOT" && "$VENV/bin/ruff" check .); }

ruff_format() { (cd -- "$ROOT" && "$VENV/bin/ruff" format --check .); }

type_check() { (cd -- "$ROOT" && "$VENV/bin/python" -m mypy); }

# Two processes; tests of one xdist_group (the Prefect server's) stay together, in the order that
# tests/conftest.py gives them. Later options win: `-n 0`.
all_tests() { (cd -- "$ROOT" && "$VENV/bin/python" -m pytest -n 2 --no-loadscope-reorder --dist loadgroup "$@"); }
