# What values call where a script runs none of the commands that need them.
session='' lost='' deed_values=()
show_routine() {
	show_values "$1"
	valued=' '
}
is_undoing() { return 1; }
recall_commands() { recall_values; }
read_running() {
	case $1 in param) store_value "$2" ;; renew) store_value "$2" yes ;; esac
}
write_running() { write_values; }
prepare_commands() {
	settle_values
	if [ -n "$unattended" ]; then default_values; elif [ -t 0 ]; then ask_values; fi
}
