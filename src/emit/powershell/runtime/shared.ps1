# --- The runtime, from elsewhere

# It is run only if it is, to the byte, what this script was made for.
$own = $PSCommandPath
while ($true) {
    $link = @((Microsoft.PowerShell.Management\Get-Item -LiteralPath $own -Force).Target)[0]
    if ([string]::IsNullOrEmpty($link)) {
        break
    }
    $own = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($own), $link)
}
$file = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($own), $Shared)
$digest = ''
try {
    $maker = [System.Security.Cryptography.SHA256]::Create()
    $bytes = $maker.ComputeHash([System.IO.File]::ReadAllBytes($file))
    $digest = [System.BitConverter]::ToString($bytes).Replace('-', '').ToLowerInvariant()
}
catch {
    $digest = ''
}
if ($digest -cne $Sha256) {
    $Host.UI.WriteErrorLine($Refused + ' ' + $file)
    exit 1
}
. $file
exit $LASTEXITCODE
