import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { violations } from './rules.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every text file that is tracked or about to be: what .gitignore names is not ours. */
function ourFiles() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const files = new Map();
  for (const path of listed.toString().split('\0').filter(Boolean)) {
    const full = join(root, path);
    const about = statSync(full, { throwIfNoEntry: false });
    if (!about?.isFile() || about.size > 4_000_000) continue;
    const text = readFileSync(full, 'utf8');
    if (!text.includes('\0')) files.set(path, text);
  }
  return files;
}

test('the house keeps its own rules', () => {
  const files = ourFiles();
  assert.ok(files.has('core/base/result.hpp'), 'the listing found the core');
  assert.deepEqual(violations(files), []);
});

// Each line breaks one rule. A rule that stops finding its breach fails here by name.
const host = ['registry', 'npmjs', 'org'].join('.');
/** @type {[path: string, text: string, expected: RegExp][]} */
const breaches = [
  ['core/scoring/a.cpp', '#include <iostream>\n', /includes <iostream>/],
  ['core/scoring/a.cpp', '#include <fstream>\n', /includes <fstream>/],
  ['core/base/a.cpp', '#include <filesystem>\n', /includes <filesystem>/],
  ['core/base/a.cpp', '#include <thread>\n', /includes <thread>/],
  ['core/base/a.cpp', '#include <ctime>\n', /includes <ctime>/],
  ['core/base/a.cpp', '  #  include <cstdio>\n', /includes <cstdio>/],
  ['core/base/a.cpp', '#include <emscripten.h>\n', /names "emscripten"/],
  ['core/base/a.cpp', '// drawn by imgui\n', /names "imgui"/],
  ['core/base/a.cpp', 'auto t = std::chrono::system_clock::now();\n', /names "chrono::system_clock"/],
  ['core/base/a.cpp', '// unlike std::chrono::steady_clock\n', /names "chrono::steady_clock"/],
  ['core/base/a.cpp', 'using namespace std::chrono;\nauto t = high_resolution_clock::time_point();\n', /uses "high_resolution_clock"/],
  ['core/base/a.cpp', 'using namespace std::chrono;\nsys_time<seconds> t = utc_clock::to_sys(u);\n', /uses "utc_clock"/],
  ['core/base/a.cpp', 'template <class Source> auto t() { return Source::now(); }\n', /uses "Source::now/],
  ['core/base/a.cpp', 'const auto* here = std::chrono::current_zone();\n', /uses "current_zone"/],
  ['core/base/a.cpp', 'void f() { std::printf("x"); }\n', /uses "printf/],
  ['core/base/a.cpp', 'auto* out = stdout;\n', /uses "stdout"/],
  ['core/base/a.cpp', 'long t = std::time (nullptr);\n', /uses "time/],
  ['core/base/a.cpp', 'const char* v = std::getenv("HOME");\n', /uses "getenv/],
  ['core/pack/a.cpp', '#include "core/engine/screen.hpp"\n', /comes after it/],
  ['core/base/a.cpp', '#include "core/json/value.hpp"\n', /comes after it/],
  ['core/html/a.cpp', '#include "core/engine/state.hpp"\n', /only screen\.hpp/],
  ['core/journey/a.cpp', '#include "core/authoring/reader/service_pack_reader.hpp"\n', /nothing of core\/authoring/],
  ['core/authoring/reader/a.cpp', '#include "core/authoring/lint/problem.hpp"\n', /comes after it/],
  ['core/authoring/attic/a.cpp', '', /no room "authoring\/attic"/],
  ['core/engine/a.cpp', '#include "core/engine/calculation/calculator.hpp"\n', /only engine\/calculation/],
  ['core/engine/a.cpp', '#include "core/fhirpath/expression.hpp"\n', /only engine\/calculation/],
  ['site/intake/a.cpp', '#include "core/authoring/build/pack_build.hpp"\n', /only shell includes core\/authoring/],
  ['wasm/a.cpp', '#include "core/authoring/build/pack_document.hpp"\n', /only shell includes core\/authoring/],
  ['shell/files/a.cpp', '#include "shell/keys/key_files.hpp"\n', /comes after it/],
  ['shell/packs/a.cpp', '#include "shell/headless/commands.hpp"\n', /comes after it/],
  ['shell/attic/a.cpp', '#include "shell/files/files.hpp"\n', /no folder "attic"/],
  ['core/attic/a.cpp', '', /no room "attic"/],
  ['core/base/a.cpp', '#include "shell/headless/run.hpp"\n', /not rooted in core/],
  ['core/base/a.cpp', '#include "result.hpp"\n', /not rooted in core/],
  ['wasm/a.cpp', '#include "shell/headless/run.hpp"\n', /not rooted in wasm/],
  ['shell/headless/a.cpp', '#include "site/intake/router.hpp"\n', /not rooted in shell/],
  ['site/intake/a.cpp', '#include "wasm/exports.hpp"\n', /not rooted in site/],
  ['core/pack/a.cpp', '#include <rapidjson/reader.h>\n', /only core\/json/],
  ['shell/headless/a.cpp', '#include <rapidjson/reader.h>\n', /only core\/json/],
  ['core/record/a.cpp', '#include <sodium.h>\n', /only core\/sealing/],
  ['site/intake/a.cpp', '#include <sodium/crypto_hash_sha256.h>\n', /only core\/sealing/],
  ['shell/headless/a.cpp', '#include <libgfshare.h>\n', /only core\/sealing/],
  ['core/json/a.cpp', '#include <nlohmann/json.hpp>\n', /only core\/authoring\/ and shell\/ include nlohmann/],
  ['wasm/a.cpp', '#include <nlohmann/json_fwd.hpp>\n', /only core\/authoring\/ and shell\/ include nlohmann/],
  ['site/intake/a.cpp', '#include <nlohmann/json.hpp>\n', /only core\/authoring\/ and shell\/ include nlohmann/],
  ['shell/headless/score_command.cpp', '#include <CLI/CLI.hpp>\n', /only shell\/program\/command_line\.cpp and site/],
  ['shell/program/command_line.hpp', '#include <CLI/App.hpp>\n', /only shell\/program\/command_line\.cpp and site/],
  ['shell/workbench/window/main.cpp', '#include <CLI/CLI.hpp>\n', /only shell\/program\/command_line\.cpp and site/],
  ['site/intake/store_commands.cpp', '#include <CLI/CLI.hpp>\n', /only shell\/program\/command_line\.cpp and site/],
  ['site/intake/http_session.hpp', '#include <boost/beast/http/parser.hpp>\n', /only site\/intake\/http_session\.cpp and/],
  ['site/intake/server.hpp', '#include <boost/asio/io_context.hpp>\n', /include boost\/asio/],
  ['site/intake/main.cpp', '#include <boost/asio/post.hpp>\n', /include boost\/asio/],
  ['shell/packs/a.cpp', 'if (text.starts_with("sealwell-signed-pack/1\\n")) {}\n', /only core\/sealing knows/],
  ['shell/headless/a.cpp', 'if (text.starts_with("SEALWELL")) {}\n', /only core\/sealing knows/],
  ['core/authoring/verify/a.cpp', 'if (text.starts_with("sealwell-key-file/1")) {}\n', /only core\/sealing knows/],
  ['shell/packs/a.cpp', 'void f() { std::fputs("not checked", stderr); }\n', /uses "fputs": only shell\/program\/output\.cpp/],
  ['shell/keys/a.cpp', 'void f() { std::cerr << "no key"; }\n', /uses "std::cerr"/],
  ['shell/files/a.cpp', 'bool f() { return write(STDERR_FILENO, "x", 1) == 1; }\n', /uses "STDERR_FILENO"/],
  ['shell/files/a.cpp', 'void f(const char* x) { std::fwrite(x, 1, 1, stdout); }\n', /uses "fwrite"/],
  ['shell/headless/score_command.cpp', 'void f() { std::cout << "x"; }\n', /uses "std::cout"/],
  ['shell/headless/run_commands.cpp', 'void f() { std::printf("x"); }\n', /uses "printf"/],
  ['shell/headless/a.cpp', '#include <iostream>\n', /includes? iostream/],
  ['shell/headless/a.cpp', 'int f() { return open("/dev/tty", O_RDWR); }\n', /uses ""\/dev\/tty"/],
  ['shell/workbench/window/main.cpp', 'void f() { std::clog << "x"; }\n', /uses "std::clog"/],
  ['site/intake/store_commands.cpp', 'void f() { std::cerr << "x"; }\n', /uses "std::cerr"/],
  ['site/intake/request_log.cpp', 'void f() { ::write(STDERR_FILENO, "x", 1); }\n', /uses "STDERR_FILENO"/],
  ['shell/workbench/window/a.cpp', '#include "shell/headless/terminal.hpp"\n', /commands are another program/],
  ['shell/keys/a.cpp', '#include "shell/program/output.hpp"\n', /comes after it/],
  ['shell/headless/a.cpp', '#include "tests/unit/keys.hpp"\n', /only tests see tests/],
  ['shell/headless/a.cpp', '#include "shell/headless/run.cpp"\n', /a source file is included/],
  ['site/demo/serve.mjs', "import { x } from '../../tests/browser/driver.mjs';\n", /only tests see tests/],
  ['embed/frame/main.ts', "import { x } from '../../core/html/render.js';\n", /reaches around wasm/],
  ['embed/frame/main.ts', "const x = await import('../../site/demo/serve.mjs');\n", /reaches around wasm/],
  ['embed/protocol/a.ts', "import { x } from '../storage/database.js';\n", /embed\/protocol imports embed\/storage/],
  ['embed/protocol/a.ts', "import type { x } from '../../wasm/contract.js';\n", /embed\/protocol imports wasm/],
  ['embed/loader/a.ts', "import { x } from '../frame/host.js';\n", /embed\/loader imports embed\/frame/],
  ['embed/loader/a.ts', "import { x } from '../../wasm/sealwell.js';\n", /embed\/loader imports wasm/],
  ['embed/storage/a.ts', "import type { x } from '../outbox/pending_envelope.js';\n", /embed\/storage imports embed\/outbox/],
  ['embed/section/a.ts', "import { x } from '../storage/save_file.js';\n", /embed\/section imports embed\/storage/],
  ['embed/outbox/a.ts', "import type { x } from '../frame/device.js';\n", /embed\/outbox imports embed\/frame/],
  ['embed/outbox/a.ts', "import { x } from '../draft/draft_store.js';\n", /embed\/outbox imports embed\/draft/],
  ['embed/draft/a.ts', "type Script = typeof import('../frame/device.js');\n", /embed\/draft imports embed\/frame/],
  ['embed/draft/a.ts', "import { x } from '../outbox/outbox.js';\n", /embed\/draft imports embed\/outbox/],
  ['embed/offline/a.ts', "import { x } from '../draft/draft_store.js';\n", /embed\/offline imports embed\/draft/],
  ['embed/offline/a.ts', "import { x } from '../../wasm/sealwell.js';\n", /embed\/offline imports wasm/],
  ['embed/frame/a.ts', "import { x } from '../loader/element.js';\n", /embed\/frame imports embed\/loader/],
  ['embed/frame/a.ts', "import { x } from '../worker/worker.js';\n", /embed\/frame imports embed\/worker/],
  ['embed/worker/a.ts', "import { x } from '../storage/database.js';\n", /embed\/worker imports embed\/storage/],
  ['embed/build/a.mjs', "import { x } from '../protocol/encoding.ts';\n", /embed\/build imports embed\/protocol/],
  ['embed/attic/a.ts', "import { x } from './b.js';\n", /no room "attic"/],
  ['wasm/sealwell.ts', "import { x } from '../embed/protocol/messages.js';\n", /wasm imports/],
  ['shell/workbench/web/page/main.ts', "import { act } from '../../../../embed/frame/frame.js';\n", /the workbench's page uses only/],
  ['embed/frame/main.ts', "localStorage.setItem('a', 'b');\n", /uses "localStorage"/],
  ['embed/frame/main.ts', "sessionStorage.setItem('a', 'b');\n", /uses "sessionStorage"/],
  ['embed/frame/main.ts', "cookieStore.set('a', 'b');\n", /uses "cookieStore"/],
  ['embed/frame/main.ts', "console.warn('a');\n", /uses "console.warn"/],
  ['embed/loader/host_storage.ts', "localStorage.setItem('a', 'b');\ndocument.cookie = 'a=b';\n", /uses "document.cookie"/],
  ['embed/loader/main.ts', "document.cookie = 'a=b';\n", /uses "document.cookie"/],
  ['embed/frame/main.ts', 'console.log(answer);\n', /uses "console.log"/],
  ['embed/frame/main.ts', "document.createElement('canvas');\n", /uses "'canvas'"/],
  ['embed/frame/index.html', '<canvas id="c"></canvas>\n', /uses "<canvas"/],
  ['package-lock.json', `"resolved": "https://${host}/x.tgz"\n`, /registry's host/],
  ['docs/a.md', `See ${['', 'work', 'shared'].join('/')}/design.md\n`, /path of one machine/],
  ['scripts/a', `cd ${['', 'root', 'x'].join('/')}/y\n`, /path of one machine/],
];

for (const [path, text, expected] of breaches) {
  test(`refuses, in ${path}: ${JSON.stringify(text)}`, () => {
    const found = violations(new Map([[path, text]]));
    assert.ok(found.some((line) => line.startsWith(`${path}:`) && expected.test(line)), `found only ${JSON.stringify(found)}`);
  });
}

/** @type {[path: string, text: string][]} */
const allowed = [
  ['core/html/a.cpp', '#include "core/engine/screen.hpp"\n#include "core/pack/pack.hpp"\n#include <string>\n'],
  ['core/engine/calculation/a.cpp', '#include "core/fhirpath/expression.hpp"\n#include "core/engine/answers.hpp"\n'],
  ['core/authoring/lint/a.cpp', '#include "core/authoring/reader/pack_files.hpp"\n#include "core/journey/journey.hpp"\n'],
  ['shell/headless/a.cpp', '#include "core/authoring/lint/problem.hpp"\n#include "shell/keys/passphrase.hpp"\n'],
  ['core/json/a.cpp', '#include <rapidjson/reader.h>\n#include "core/base/result.hpp"\n'],
  ['core/sealing/a.cpp', '#include <sodium.h>\nconstexpr auto format = "sealwell-signed-pack/1\\n";\n'],
  ['core/base/a.cpp', '#include <chrono>\nusing namespace std::chrono;\nconst sys_days day = year(2026) / March / Sunday[last];\n'],
  ['shell/headless/a.cpp', '#include <nlohmann/json.hpp>\nconst char* heading = "SEALWELL RECOVERY SHEET";\n'],
  ['shell/program/command_line.cpp', '#include <CLI/CLI.hpp>\n'],
  ['site/intake/http_session.cpp', '#include <boost/beast/http/read.hpp>\n#include <boost/asio/buffer.hpp>\n'],
  ['core/authoring/export/a.cpp', '#include <nlohmann/json.hpp>\n'],
  ['shell/program/output.cpp', '#include <iostream>\nvoid f() { std::cerr << "no key\\n"; }\n'],
  ['shell/keys/a.cpp', '// never on stderr\nconst char* text = "stdout";\n'],
  ['tests/unit/json/a.cpp', '#include <nlohmann/json.hpp>\n'],
  ['core/engine/a.cpp', '// printf would be wrong here\nconst char* text = "no stdout";\nint runtime(int x);\nint y = runtime(1);\n'],
  ['site/intake/a.cpp', '#include <chrono>\n#include "core/sealing/hash.hpp"\n'],
  ['tests/unit/a.cpp', '#include "core/engine/state.hpp"\n#include "tests/unit/keys.hpp"\n#include <sodium.h>\n'],
  ['embed/outbox/a.ts', "import { x } from './outbox.js';\nimport { y } from '../storage/database.js';\n"],
  ['embed/frame/a.ts', "import { openDevice } from '../draft/draft_offer.js';\nimport { z } from './page.js';\n"],
  ['embed/frame/a.ts', "import { s } from '../../wasm/sealwell.js';\n// never localStorage\n"],
];

for (const [path, text] of allowed) {
  test(`allows, in ${path}: ${JSON.stringify(text)}`, () => assert.deepEqual(violations(new Map([[path, text]])), []));
}
