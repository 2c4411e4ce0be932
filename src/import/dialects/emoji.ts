/** `:material-check:` and `:tada:`, as Material for MkDocs and VitePress write icons and emoji. */

/** Sets of icons; their pictures belong to the old site. */
const icon = /^(?:material|octicons|fontawesome|simple|mdi|fa|fas|far|fab)-[a-z0-9-]+$/i;

/** The emoji that help centres use most, by their names on GitHub. */
const emoji: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'smile 😄 smiley 😃 grin 😁 joy 😂 wink 😉 blush 😊 heart_eyes 😍 sunglasses 😎 thinking 🤔 cry 😢 sob 😭 scream 😱 ' +
    'slight_smile 🙂 upside_down 🙃 sweat_smile 😅 grinning 😀 laughing 😆 stuck_out_tongue 😛 nerd_face 🤓 robot 🤖 ' +
    'heart ❤️ broken_heart 💔 sparkling_heart 💖 purple_heart 💜 blue_heart 💙 green_heart 💚 star ⭐ star2 🌟 sparkles ✨ ' +
    'fire 🔥 tada 🎉 confetti_ball 🎊 rocket 🚀 zap ⚡ boom 💥 bulb 💡 bug 🐛 warning ⚠️ rotating_light 🚨 construction 🚧 ' +
    'no_entry ⛔ no_entry_sign 🚫 stop_sign 🛑 x ❌ heavy_check_mark ✔️ white_check_mark ✅ ballot_box_with_check ☑️ ' +
    'heavy_multiplication_x ✖️ question ❓ exclamation ❗ bangbang ‼️ information_source ℹ️ key 🔑 lock 🔒 unlock 🔓 ' +
    'mag 🔍 wrench 🔧 hammer 🔨 gear ⚙️ tools 🛠️ hammer_and_wrench 🛠️ package 📦 gift 🎁 bell 🔔 book 📖 books 📚 memo 📝 pencil ✏️ ' +
    'pencil2 ✏️ clipboard 📋 calendar 📅 email 📧 envelope ✉️ phone ☎️ iphone 📱 computer 💻 camera 📷 movie_camera 🎥 ' +
    'link 🔗 pushpin 📌 paperclip 📎 scissors ✂️ recycle ♻️ globe_with_meridians 🌐 earth_africa 🌍 house 🏠 office 🏢 ' +
    'eyes 👀 wave 👋 pray 🙏 muscle 💪 clap 👏 raised_hands 🙌 ok_hand 👌 point_right 👉 point_left 👈 point_up ☝️ point_down 👇 ' +
    '+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 bow 🙇 arrow_right ➡️ arrow_left ⬅️ arrow_up ⬆️ arrow_down ⬇️ ' +
    'one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣ coffee ☕ beer 🍺 pizza 🍕 ' +
    'snowflake ❄️ sunny ☀️ cloud ☁️ hourglass ⌛ stopwatch ⏱️ alarm_clock ⏰ moneybag 💰 credit_card 💳 chart_with_upwards_trend 📈 ' +
    'bar_chart 📊 trophy 🏆 dart 🎯 art 🎨 green_circle 🟢 red_circle 🔴 yellow_circle 🟡 orange_circle 🟠 blue_circle 🔵 new 🆕 ok 🆗 up 🆙'
  )
    .split(' ')
    .flatMap((name, index, all) => (index % 2 === 0 ? [[name, all[index + 1] ?? '']] : [])),
);

/**
 * What a shortcode shows: an emoji, or nothing for an icon, whose words beside it say the same. `isAlone`: nothing else
 * stands in its cell of a table, so a tick or a cross means something. `undefined`: it isn't one.
 */
export function readShortcode(name: string, isAlone: boolean): string | undefined {
  if (!icon.test(name)) return Object.hasOwn(emoji, name) ? emoji[name] : undefined;
  if (!isAlone) return '';
  if (/(?:check|yes|done)(?!box-blank)/.test(name)) return '✓';
  return /(?:close|cancel|times|(?:^|-)x(?:-|$))/.test(name) ? '✗' : '';
}
