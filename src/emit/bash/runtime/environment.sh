# Sets `inherited` to what this script was given, `NAME=VALUE` each, before anything
# here has one of these names.
take_environment() {
	for _ in $(compgen -e); do
		case ${!_+set} in set) set -- "$@" "$_=${!_}" ;; esac
	done
	inherited=("$@")
}

take_environment
