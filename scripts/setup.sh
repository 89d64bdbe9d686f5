# shellcheck shell=bash
# Sourced by ../yicheng when something is missing. Every step looks first and does only what is left,
# so an interrupted set-up goes on where it stopped. All progress goes to stderr.

APT=(apt-get -qq -y --no-install-recommends -o DPkg::Lock::Timeout=300 -o APT::Sandbox::User=root
     -o Acquire::Retries=2)

say() { printf '%s\n' "$*" >&2; }

# refuse TEXT: the one message of a failed set-up.
refuse() {
  say "
环境准备未完成：$1
处理后重新执行同一命令即可，已完成的步骤不会重做。"
  exit 3
}

# set_up run|dev|bench: one process at a time. The lock is on the launcher file itself, so it needs no file of
# its own; a child that outlives a killed launcher keeps it until it has finished its step.
set_up() {
  local group=$1
  command -v flock >/dev/null || refuse "系统缺少 flock 命令（软件包 util-linux）。"
  exec 9<"$ROOT/yicheng"
  if ! flock -n 9; then
    say "另一个进程正在准备运行环境，等待其完成……"
    flock 9
    if prepared "$group"; then exec 9<&-; return; fi
  fi
  [[ -w $ROOT ]] || refuse "对程序目录 $ROOT 没有写权限，无法建立运行环境。请由目录所有者执行一次本命令。"
  LOG=$(mktemp "${TMPDIR:-/tmp}/yicheng-setup.XXXXXX")
  say "驿程：正在准备运行环境（首次约需 1 至 3 分钟）"
  system_packages "$group"
  python_environment
  dependencies "$group"
  fandol_fonts
  printf '%s\n' "$KEY" >"$STATE/run"
  if [[ $group != run ]]; then printf '%s\n' "$KEY" >"$STATE/$group"; fi
  rm -f -- "$LOG"
  say "运行环境已就绪。"
  exec 9<&-
}

# step TITLE COMMAND…: runs it with its output in the log, telling every few seconds that it is alive.
step() {
  local title=$1 start=$SECONDS pid rc=0 shown=0 quiet_until=15
  shift
  # A process group of its own, so that an interruption ends the whole step and not only its shell.
  set -m
  "$@" >"$LOG" 2>&1 </dev/null &
  pid=$!
  set +m
  # shellcheck disable=SC2064  # the pid of this step, not of a later one
  trap "interrupted $pid" INT TERM
  if [[ -t 2 ]]; then printf '%s……' "$title" >&2; else say "$title……"; fi
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.05
    if (( SECONDS - start > shown )); then
      shown=$((SECONDS - start))
      if [[ -t 2 ]]; then printf '\r%s……已用 %d 秒' "$title" "$shown" >&2
      elif (( shown >= quiet_until )); then quiet_until=$((shown + 15)); say "  ……已用 $shown 秒"; fi
    fi
  done
  wait "$pid" || rc=$?
  trap - INT TERM
  if [[ -t 2 ]]; then printf '\r\033[K' >&2; fi
  if (( rc == 0 )); then say "$title：完成（$((SECONDS - start)) 秒）"; fi
  return "$rc"
}

interrupted() {
  kill -- "-$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
  say "
已中断；再次执行时从这一步继续。"
  exit 130
}

# why_failed: the likely cause, read from the log of the last step.
why_failed() {
  if grep -qiE 'could not resolve|temporary failure|connection|timed? ?out|unreachable|failed to fetch|dns error|error sending request|max retries' "$LOG"; then
    printf '无法连接软件源，请检查网络或代理设置（http_proxy、https_proxy）。'
  elif grep -qiE 'no space left|disk quota' "$LOG"; then
    printf '磁盘空间不足，请至少留出 2 GB。'
  else
    printf '原因见日志末尾。'
  fi
  printf '\n日志：%s\n' "$LOG"
  tail -n 3 "$LOG" | sed 's/^/  | /'
}

# ---- 1. system packages ---------------------------------------------------------------------------

system_packages() {
  local wanted=("${SYSTEM_PACKAGES[@]}") missing=() package
  if ! find_python; then wanted+=(python3 python3-venv)
  elif ! "$PYTHON" -c 'import venv, ensurepip' 2>/dev/null; then
    wanted+=("$("$PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')")
  fi
  if [[ $1 == dev ]] && ! test_tools_present; then wanted+=("${TEST_PACKAGES[@]}"); fi
  if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    for package in "${wanted[@]}"; do
      [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
  elif [[ -z ${YICHENG_SKIP_SYSTEM-} ]]; then
    refuse "本机不是 Debian 或 Ubuntu，无法自动安装系统软件。请自行安装与下列软件包相当的软件，然后设置 YICHENG_SKIP_SYSTEM=1 再执行：
    ${wanted[*]}"
  fi
  if (( ${#missing[@]} )); then
    become_root "${missing[@]}"
    step "[1/4] 安装系统软件：${missing[*]}" install_packages "${missing[@]}" \
      || refuse "系统软件安装失败（${missing[*]}）。$(why_failed)"
  else
    say "[1/4] 系统软件：已齐备"
  fi
  find_python || refuse "需要 Python 3.11 至 3.13，本机没有。请安装后再执行，例如：
    apt-get install python3.12 python3.12-venv"
}

# find_python: sets PYTHON to a real 3.11–3.13 interpreter (never one inside a .venv that may be rebuilt);
# the default one first, one that can make environments before one that still needs a package for it.
find_python() {
  local needs name
  for needs in 'import venv, ensurepip, sys' 'import sys'; do
    for name in python3 python3.12 python3.13 python3.11 /usr/bin/python3; do
      PYTHON=$("$name" -c "$needs
if (3, 11) <= sys.version_info[:2] < (3, 14): print(sys._base_executable)" 2>/dev/null) || continue
      if [[ -n $PYTHON ]]; then return 0; fi
    done
  done
  return 1
}

# become_root PACKAGE…: sets ROOT_COMMAND, or says what an administrator has to run.
become_root() {
  local command="apt-get update && apt-get install -y --no-install-recommends $*"
  if (( $(id -u) == 0 )); then
    ROOT_COMMAND=(env)
  elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || { [[ -t 0 && -t 2 ]] && ask_sudo "$@"; }; }; then
    ROOT_COMMAND=(sudo -n env)
  else
    refuse "缺少系统软件，安装需要管理员权限，而当前用户没有（不是 root，也不能使用 sudo）。
请管理员执行：
    $command"
  fi
}

ask_sudo() {
  say "安装系统软件（$*）需要管理员权限，请输入 sudo 密码。"
  sudo -v
}

install_packages() {
  # The lists are refreshed only when they do not serve: absent (fresh image) or out of date. An installation
  # that was cut short is finished first, or apt refuses everything.
  as_root dpkg --configure -a
  as_root "${APT[@]}" install "$@" || { as_root "${APT[@]}" update && as_root "${APT[@]}" install "$@"; }
}

# Without the lock (9): a database server that apt starts would hold it for ever.
as_root() { "${ROOT_COMMAND[@]}" DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=a "$@" 9<&-; }

# ---- 2. virtual environment -----------------------------------------------------------------------

python_environment() {
  local version=
  if [[ -x $VENV/bin/uv ]] && "$VENV/bin/python" -c pass 2>/dev/null && venv_is_here; then
    version=$("$VENV/bin/uv" --version 2>/dev/null) || version=
  fi
  if [[ $version == "uv $UV_VERSION"* ]]; then
    say "[2/4] Python 环境：已齐备"
  else
    step "[2/4] 建立 Python 环境（.venv）" make_venv || refuse "Python 环境建立失败。$(why_failed)"
  fi
  mkdir -p -- "$STATE"
}

# Scripts in .venv/bin name the folder they were installed in; a moved folder is built anew.
venv_is_here() { [[ $(head -n 3 -- "$VENV/bin/pip" 2>/dev/null) == *"$VENV/bin/python"* ]]; }

make_venv() {
  rm -rf -- "$VENV"
  "$PYTHON" -m venv -- "$VENV"
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
}

# ---- 3. dependencies ------------------------------------------------------------------------------

dependencies() {
  local options=(--no-dev --inexact)      # never takes away what the tests or benches have installed
  if [[ $1 == bench ]]; then options+=(--group bench); fi
  if [[ $1 == dev ]]; then
    options=()
    rm -f -- "$STATE/bench"               # the tests' environment is exact: what the benches need goes
  fi
  # A killed uv may leave half a package that looks installed: then everything is laid anew.
  if [[ -e $STATE/syncing ]]; then options+=(--reinstall); fi
  : >"$STATE/syncing"
  step "[3/4] 安装 Python 依赖（按 uv.lock）" sync_packages "${options[@]}" || refuse "Python 依赖安装失败。$(why_failed)"
  rm -f -- "$STATE/syncing"
}

sync_packages() {
  # Native TLS: offices often have a certificate authority of their own.
  UV_PROJECT_ENVIRONMENT=$VENV UV_PYTHON_DOWNLOADS=never UV_NATIVE_TLS=${UV_NATIVE_TLS:-true} UV_NO_PROGRESS=1 \
    "$VENV/bin/uv" sync --project "$ROOT" --frozen --no-install-project "$@"
}

# ---- 4. fonts -------------------------------------------------------------------------------------

fandol_fonts() {
  local file complete=1
  for file in "${FONT_FILES[@]}"; do [[ -s $FONTS/$file ]] || complete=0; done
  if (( complete )); then say "[4/4] 公文字体：已齐备"; return; fi
  step "[4/4] 取得公文字体（Fandol 仿宋、楷体、黑体、宋体，约 49 MB）" fetch_fonts \
    || refuse "公文字体取得失败。$(why_failed)
也可将 ${FONT_FILES[*]} 自行放入 $FONTS"
}

fetch_fonts() {
  local work file source
  mkdir -p -- "$FONTS"
  printf '*\n' >"$ROOT/.fonts/.gitignore"
  work=$(mktemp -d "$ROOT/.fonts/.fetch.XXXXXX") || return
  # shellcheck disable=SC2064
  trap "rm -rf -- '$work'" EXIT
  source=$(installed_fandol)
  if [[ -z $source ]]; then
    download_fandol "$work" || return
    source=$work
  fi
  for file in "${FONT_FILES[@]}"; do
    cp -- "$source/$file" "$work/$file.part" && mv -- "$work/$file.part" "$FONTS/$file" || return
  done
}

# The folder of a system that has texlive-lang-chinese already.
installed_fandol() {
  local folder file
  for folder in /usr/share/tex*/texmf-dist/fonts/opentype/public/fandol /usr/share/texmf/fonts/opentype/public/fandol; do
    for file in "${FONT_FILES[@]}"; do [[ -s $folder/$file ]] || continue 2; done
    printf '%s' "$folder"
    return
  done
}

# download_fandol FOLDER: takes four files out of texlive-lang-chinese without installing it; needs no root.
download_fandol() {
  local work=$1 lists=()
  cd -- "$work" || return
  if ! "${APT[@]}" download texlive-lang-chinese; then
    # No package lists, or old ones: fetch lists of our own, which any user may.
    mkdir -p lists/partial cache/archives/partial
    lists=(-o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache")
    "${APT[@]}" "${lists[@]}" update && "${APT[@]}" "${lists[@]}" download texlive-lang-chinese || return
  fi
  dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb \
    | tar x --wildcards --no-anchored --transform 's,.*/,,' "${FONT_FILES[@]}"
}
