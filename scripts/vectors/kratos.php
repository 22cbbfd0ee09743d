<?php
// The digests and codes of Ory Kratos. Reads [["form" or "hmac", digest, form, salt or key, password], ...] on stdin, the
// last three in hex; writes what comes out in hex as JSON.
declare(strict_types=1);

$answers = [];
foreach (json_decode(stream_get_contents(STDIN), true, 4, JSON_THROW_ON_ERROR) as [$kind, $name, $form, $salt, $password]) {
    [$form, $salt, $password] = array_map('hex2bin', [$form, $salt, $password]);
    // strtr, too, never looks at what it has put in.
    $answers[] = $kind === 'hmac'
        ? hash_hmac($name, $password, $salt)
        : hash($name, strtr($form, ['{SALT}' => $salt, '{PASSWORD}' => $password]));
}
echo json_encode($answers, JSON_THROW_ON_ERROR);
