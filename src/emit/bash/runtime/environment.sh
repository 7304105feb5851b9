# Sets `inherited` to what this script was given, `NAME=VALUE` each, before anything
# here has one of these names.
take_environment() {
	for _ in $(compgen -e); do
		case ${!_+set} in set) set -- "$@" "$_=${!_}" ;; esac
	done
	# One of that name would be exported.
	unset -v inherited
	inherited=("$@")
}

take_environment
