# --- Scripts without spaces between words

# The first byte of what may be broken after: ideographs and kana.
wide_lead=[$'\xe3'-$'\xe9'$'\xef']

# Takes from `text` what no row may be broken in: a word with the spaces after
# it, or a wide character with what may not stand before or after a break.
take_piece() {
	local size next
	piece=
	while [ -n "$text" ]; do
		next=${text%%[!a-zA-Z]*}
		if [ "${#next}" -gt 1 ]; then
			piece=$piece${next%?}
			text=${text:${#next}-1}
		fi
		case $text in
		[$'\xf0'-$'\xf4']*) size=4 ;;
		[$'\xe0'-$'\xef']*) size=3 ;;
		[$'\xc2'-$'\xdf']*) size=2 ;;
		*) size=1 ;;
		esac
		next=${text:0:size}
		piece=$piece$next
		text=${text:size}
		case $text in
		' '*) ;;
		*)
			case $next in
			' ') return ;;
			'（' | '［' | '｛' | '「' | '『' | '【' | '〈' | '《' | '〔') continue ;;
			esac
			case $text in
			'、'* | '。'* | '，'* | '．'* | '：'* | '；'* | '！'* | '？'* | '）'* | '］'* | '｝'*) continue ;;
			'」'* | '』'* | '】'* | '〉'* | '》'* | '〕'* | 'ー'* | '〜'* | '…'* | '々'*) continue ;;
			'ぁ'* | 'ぃ'* | 'ぅ'* | 'ぇ'* | 'ぉ'* | 'っ'* | 'ゃ'* | 'ゅ'* | 'ょ'*) continue ;;
			'ァ'* | 'ィ'* | 'ゥ'* | 'ェ'* | 'ォ'* | 'ッ'* | 'ャ'* | 'ュ'* | 'ョ'*) continue ;;
			[,.:\;!?\)\]\}%$'\2'-$'\4']*) continue ;;
			esac
			case $next in
			$wide_lead*) return ;;
			esac
			case $text in
			$wide_lead*)
				case $next in [\(\[\{$'\2'-$'\4']) ;; *) return ;; esac
				;;
			esac
			;;
		esac
	done
}
