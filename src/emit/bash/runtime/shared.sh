# --- The runtime, from elsewhere

# print_runtime FILE SHA256 REFUSED: prints the runtime, if it is, to the byte, what
# this script was made for: what was checked is what is run, whatever becomes of the
# file in the mean time. It is called where no name of it is one of this script.
print_runtime() {
	local file=${BASH_SOURCE[0]} link digest='' runtime
	while :; do
		case $file in */*) ;; *) file=./$file ;; esac
		link=$(readlink "$file" 2>/dev/null) || break
		case $link in
		/*) file=$link ;;
		*) file=${file%/*}/$link ;;
		esac
	done
	file=${file%/*}/$1
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
	if [ "${digest%% *}" != "$2" ]; then
		printf '%s\n' "$3 $file" >&2
		return 1
	fi
	printf '%s\n' "$runtime"
}

