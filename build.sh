#!/usr/bin/env bash
# One door to everything: ./build.sh VERB. It sets up what is missing first, so that it works where it never ran before.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
root=$PWD

usage() {
  cat <<'TEXT'
./build.sh demo [--firefox]    build, and open a browser with the extension on the bundled practice pages
./build.sh test                run every test
./build.sh build               leave the extension in dist/chrome and dist/firefox
./build.sh read FILE.html --url URL [--json]
                               show what the reader sees in a saved page
./build.sh accuracy            write docs/accuracy.md and the figures that CI holds every sign to
./build.sh docs                write docs/signs.md from the signs' pages
./build.sh cues                train the table of cues on crate/core/data/corpus and the labelled cases
./build.sh new-sign ID         write the room of a new sign, such as exp-fulltime-overlap
./build.sh icons               draw the icons again from extension/icons/draw.mjs

Environment: CHROMIUM and FIREFOX name the browsers; SECOND_LOOK_WASM=debian builds with Debian's Rust for the web.
TEXT
}

say() { printf '── %s\n' "$*" >&2; }
stop() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

# ── What is missing ──────────────────────────────────────────────────────────

on_debian() { [[ -r /etc/debian_version ]] && command -v apt-get >/dev/null; }

may_be_root() { [[ $EUID -eq 0 ]] || command -v sudo >/dev/null; }
as_root() { if [[ $EUID -eq 0 ]]; then "$@"; else sudo "$@"; fi; }

# All that the verbs may need of Debian, but for its Rust for the web, which is only a second way.
debian_all=(gcc libc6-dev chromium firefox-esr)
apt_updated=no
debian() {
  on_debian || stop "missing: $*; install what gives it on this system (on Debian build.sh does)"
  may_be_root || stop "missing: $*; to install it takes root, and there is no sudo here. As root, for all that may be needed: apt-get install --no-install-recommends ${debian_all[*]}"
  if [[ $apt_updated == no ]]; then
    as_root apt-get update -qq </dev/null || say "apt-get update failed; going on with the lists that are here"
    apt_updated=yes
  fi
  say "installing $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null ||
    { say "apt-get could not install $*"; return 1; }
}

need_cargo() {
  [[ -x $HOME/.cargo/bin/cargo ]] && PATH=$HOME/.cargo/bin:$PATH
  command -v cargo >/dev/null || stop "missing: Rust (cargo) 1.90 or newer; see rustup.rs"
  command -v cc >/dev/null || debian gcc libc6-dev
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || stop "missing: Node 20 or newer, with npm"
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= 20)) || stop "Node $major is too old; 20 or newer is needed"
  local stamp=node_modules/.second-look
  if ! cmp -s package-lock.json "$stamp"; then
    say "installing the packages of package-lock.json"
    # The drivers use the system's browsers: none is downloaded.
    PUPPETEER_SKIP_DOWNLOAD=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --no-update-notifier --loglevel=error </dev/null >&2
    cp package-lock.json "$stamp"
  fi
  PATH=$root/node_modules/.bin:$PATH
}

first_of() {
  local name
  for name in "$@"; do command -v "$name" && return 0; done
  return 1
}

need_chromium() {
  if [[ -n ${CHROMIUM:-} ]]; then
    [[ -x $CHROMIUM ]] || stop "CHROMIUM=$CHROMIUM is not a program"
  else
    CHROMIUM=$(first_of chromium chromium-browser) || {
      on_debian || stop "missing: Chromium; set CHROMIUM to its path"
      debian chromium
      CHROMIUM=$(first_of chromium) || stop "Debian's chromium was installed and is not on the PATH ($PATH)"
    }
  fi
  export CHROMIUM
}

need_firefox() {
  if [[ -n ${FIREFOX:-} ]]; then
    [[ -x $FIREFOX ]] || stop "FIREFOX=$FIREFOX is not a program"
  else
    FIREFOX=$(first_of firefox-esr firefox) || {
      on_debian || stop "missing: Firefox; set FIREFOX to its path"
      debian firefox-esr
      FIREFOX=$(first_of firefox-esr) || stop "Debian's firefox-esr was installed and is not on the PATH"
    }
  fi
  export FIREFOX
}

# ── Building ─────────────────────────────────────────────────────────────────

# The engine for the browser, with rustup's target where that can be had, else with Debian's Rust for the web.
# What Rust's target uses; both browsers have had all of it for years.
wasm_features=(--enable-bulk-memory --enable-multivalue --enable-mutable-globals --enable-nontrapping-float-to-int
  --enable-reference-types --enable-sign-ext)
wasm_target=wasm32-unknown-unknown
wasm_build=(build --locked -p second-look-wasm --profile wasm --target "$wasm_target")
wasm_raw=
build_wasm() {
  if [[ ${SECOND_LOOK_WASM:-} != debian ]] && rust_for_web; then
    say "building the engine for the browser"
    cargo "${wasm_build[@]}"
    wasm_raw=${CARGO_TARGET_DIR:-target}/$wasm_target/wasm/second_look_wasm.wasm
  else
    build_wasm_debian
  fi
}

# Whether this Rust has the web's standard library, or rustup can bring it.
rust_for_web() {
  [[ -d $(rustc --print sysroot)/lib/rustlib/$wasm_target/lib ]] ||
    { command -v rustup >/dev/null && rustup target add "$wasm_target" </dev/null >&2; }
}

# The first of the linkers that Debian's packages give.
debian_linker() { first_of wasm-ld-22 wasm-ld-21 wasm-ld-19 wasm-ld; }

debian_has_rust_for_web() {
  [[ -x /usr/bin/cargo && -x /usr/bin/rustc && -d $(/usr/bin/rustc --print sysroot)/lib/rustlib/src/rust/library/std ]] && debian_linker >/dev/null
}

debian_web=(rustc-web cargo-web rust-web-src lld-22)
build_wasm_debian() {
  debian_has_rust_for_web || debian "${debian_web[@]}"
  debian_has_rust_for_web || stop "${debian_web[*]} were installed and give no Rust for the web"
  say "building the engine for the browser with Debian's Rust"
  # The standard library comes as source: it is built along, which stable Rust allows only when told so. RUSTUP's own
  # toolchain must not answer for it.
  RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(debian_linker) \
    CARGO_TARGET_DIR=$root/target/debian-web /usr/bin/cargo "${wasm_build[@]}" -Zbuild-std=std,panic_abort
  wasm_raw=target/debian-web/$wasm_target/wasm/second_look_wasm.wasm
}

# Bindings and the small engine into a folder.
bind_engine() {
  local raw=$1 folder=$2
  rm -rf "$folder" && mkdir -p "$folder"
  say "writing the bindings"
  cargo build --locked --profile tools -p second-look-bindgen
  "${CARGO_TARGET_DIR:-target}/tools/second-look-bindgen" "$raw" "$folder"
}

build_engine() {
  build_wasm
  mkdir -p .cache/engine
  # The two slow steps run only when the compiler gave other bytes.
  local stamp=.cache/engine/stamp now
  now=$(cat "$wasm_raw" Cargo.lock package-lock.json crate/bindgen/src/main.rs | sha256sum)
  if [[ $(cat "$stamp" 2>/dev/null) != "$now" || ! -s .cache/engine/engine_bg.wasm ]]; then
    bind_engine "$wasm_raw" .cache/engine
    say "optimising the engine"
    wasm-opt -O3 "${wasm_features[@]}" .cache/engine/engine_bg.wasm -o .cache/engine/small.wasm
    mv .cache/engine/small.wasm .cache/engine/engine_bg.wasm
    printf '%s' "$now" >"$stamp"
  fi
}

# The other way to the engine, where its packages are or can be had: it must load and review.
check_debian_engine() {
  if ! debian_has_rust_for_web; then
    if ! on_debian || ! may_be_root || [[ -z $(apt-cache madison "${debian_web[0]}" 2>/dev/null) ]]; then
      say "${debian_web[*]} cannot be had here: the engine of Debian's Rust was not built"
      return
    fi
    debian "${debian_web[@]}" || { say "they could not be installed"; return; }
  fi
  check "the engine by Debian's Rust" debian_engine
}

# In a shell of its own, so that what it sets does not reach the suites.
debian_engine() (
  set -e
  build_wasm_debian
  bind_engine "$wasm_raw" .cache/engine-debian
  node tests/engine.mjs .cache/engine-debian
)

tool() { cargo run --locked --quiet -p second-look-tool -- "$@"; }

build_extension() {
  need_cargo
  need_node
  build_engine
  rm -rf .cache/sign-pages && mkdir -p .cache/sign-pages
  tool pages --out .cache/sign-pages
  tool phrases --out .cache/phrases.bin
  say "bundling dist/chrome and dist/firefox"
  node extension/bundle.mjs
}

# The command line, and the example of the core that shows what was parsed.
build_command_line() { cargo build --locked --quiet -p second-look -p second-look-core --bins --examples; }

# ── Testing ──────────────────────────────────────────────────────────────────

passed=0 failed=0 broken=()

# Runs one suite and adds what its closing lines count; a suite that ran nothing has failed.
suite() {
  local name=$1 log=.cache/tests/$1.log status=0 ok bad
  shift
  mkdir -p .cache/tests
  say "tests: $name"
  set +e
  "$@" </dev/null 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  set -e
  ok=$(sed -nE -e 's/^test result: .* ([0-9]+) passed; .*/\1/p' -e 's/^(# |ℹ )pass ([0-9]+)$/\2/p' "$log" | awk '{n += $1} END {print n + 0}')
  bad=$(sed -nE -e 's/^test result: .* ([0-9]+) failed; .*/\1/p' -e 's/^(# |ℹ )fail ([0-9]+)$/\2/p' "$log" | awk '{n += $1} END {print n + 0}')
  if ((status == 0 && ok + bad == 0)); then
    say "$name executed no test"
    bad=1
  elif ((status != 0 && bad == 0)); then
    bad=1
  fi
  ((passed += ok, failed += bad)) || true
  ((bad == 0)) || broken+=("$name")
}

# A check that is one test: it passes when the command does.
check() {
  local name=$1
  shift
  say "check: $name"
  if "$@" </dev/null; then ((passed += 1)); else ((failed += 1)); broken+=("$name"); fi
}

run_tests() {
  need_cargo
  need_node
  need_chromium
  need_firefox
  # Elsewhere than usual, so that the package test sees what is committed.
  rm -rf .cache/bindings
  suite cargo env TS_RS_EXPORT_DIR="$root/.cache/bindings" cargo test --locked --no-fail-fast
  if cargo clippy --version >/dev/null 2>&1; then
    check clippy cargo clippy --locked --quiet --all-targets -- -D warnings
  else
    say "clippy is not installed here: its lints were not run"
  fi
  # The page tests ask the command line and an example of the core what the engine makes of a page.
  check "command line" build_command_line
  build_extension || { failed=$((failed + 1)); broken+=(build); }
  check types tsc --noEmit
  suite scripts node tests/run.mjs extension tests/package tests/pages tests/panel
  suite journeys node tests/run.mjs --one-at-a-time tests/e2e
  check_debian_engine
  if ((${#broken[@]} > 0)); then say "failed: ${broken[*]}"; fi
  ((passed > 0)) || { say "no test was executed"; failed=$((failed + 1)); }
  printf '%s passed, %s failed\n' "$passed" "$failed"
  ((failed == 0))
}

# ── The door ─────────────────────────────────────────────────────────────────

verb=${1:-help}
shift || true
case $verb in
  build) build_extension ;;
  test) run_tests ;;
  demo)
    build_extension
    if [[ ${1:-} == --firefox ]]; then need_firefox; else need_chromium; fi
    mkdir -p .cache/tests
    esbuild tests/e2e/demo.ts --bundle --platform=node --format=esm --packages=external --outfile=.cache/tests/demo.mjs --log-level=warning
    node .cache/tests/demo.mjs "$@"
    ;;
  read)
    # The reader is bundled by read.mjs, the engine is the command line: no extension is needed.
    need_cargo
    need_node
    need_chromium
    build_command_line
    node tests/read.mjs "$@"
    ;;
  docs) need_cargo && tool catalogue --out docs/signs.md ;;
  accuracy) need_cargo && tool accuracy ;;
  cues) need_cargo && tool cues ;;
  new-sign) need_cargo && tool new-sign "$@" ;;
  icons) node extension/icons/draw.mjs ;;
  help | -h | --help) usage ;;
  *)
    usage >&2
    stop "there is no verb “$verb”"
    ;;
esac
