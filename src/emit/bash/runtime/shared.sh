# --- The runtime, from elsewhere --------------------------------------------

# It is run only if it is, to the byte, what this script was made for.
take_runtime() {
  local file=${BASH_SOURCE[0]} digest=''
  case $file in
  */*) file=${file%/*}/$shared ;;
  *) file=./$shared ;;
  esac
  if command -v sha256sum >/dev/null 2>&1; then
    digest=$(sha256sum <"$file" 2>/dev/null)
  elif command -v shasum >/dev/null 2>&1; then
    digest=$(shasum -a 256 <"$file" 2>/dev/null)
  elif command -v openssl >/dev/null 2>&1; then
    digest=$(openssl dgst -sha256 -r <"$file" 2>/dev/null)
  fi
  if [ "${digest%% *}" != "$sha256" ]; then
    printf '%s\n' "$refused $file" >&2
    exit 1
  fi
  . "$file"
}

take_runtime "$@"
exit
