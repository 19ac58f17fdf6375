# What the scripts of this folder share.

die() {
  printf '%s\n' "dashboard: $*" >&2
  exit 1
}

need_node() {
  command -v node >/dev/null || die "needs Node 20 or newer, and there is none on the PATH."
  node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))' || die "needs Node 20 or newer; node is $(node -v)."
}

# Installs exactly what package-lock.json names, unless it is there already.
install_packages() {
  if ! cmp -s package-lock.json node_modules/.installed; then
    npm ci --no-audit --no-fund --loglevel=error || die "npm could not install what package-lock.json names; it needs a network."
    cp package-lock.json node_modules/.installed
  fi
}

need_chromium() {
  for browser in "${CHROMIUM:-}" /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    [ -n "$browser" ] && [ -x "$browser" ] && return
  done
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
    die "needs Chromium. Maybe apt-get install chromium, or name one in CHROMIUM."
  echo "dashboard: installing Chromium" >&2
  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends chromium fonts-dejavu-core; } >/dev/null ||
    die "apt-get could not install Chromium."
}
