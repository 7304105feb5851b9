# --- The runtime, from elsewhere

# It is run only if it is, to the byte, what this script was made for: what was
# checked is what is run, whatever becomes of the file in the mean time.
take_runtime() {
	local file=${BASH_SOURCE[0]} link digest='' runtime
	# These are for the runtime.
	: "$runbook" "$state_key" "$made_by"
	while :; do
		case $file in */*) ;; *) file=./$file ;; esac
		link=$(readlink "$file" 2>/dev/null) || break
		case $link in
		/*) file=$link ;;
		*) file=${file%/*}/$link ;;
		esac
	done
	file=${file%/*}/$shared
	# A substitution would take line ends away.
	runtime=$(cat "$file" 2>/dev/null && printf x)
	runtime=${runtime%x}
	if command -v sha256sum >/dev/null 2>&1; then
		digest=$(printf %s "$runtime" | sha256sum)
	elif command -v shasum >/dev/null 2>&1; then
		digest=$(printf %s "$runtime" | shasum -a 256)
	elif command -v openssl >/dev/null 2>&1; then
		digest=$(printf %s "$runtime" | openssl dgst -sha256 -r)
	fi
	if [ "${digest%% *}" != "$sha256" ]; then
		printf '%s\n' "$refused $file" >&2
		exit 1
	fi
	eval "$runtime"
}

take_runtime "$@" && exit
