/** `:material-check:` and `:tada:`, as Material for MkDocs and VitePress write icons and emoji. */

import type { Edit } from '#import/tree/markdown/traced-text.ts';

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
    'bar_chart 📊 trophy 🏆 dart 🎯 art 🎨 green_circle 🟢 red_circle 🔴 yellow_circle 🟡 orange_circle 🟠 blue_circle 🔵 new 🆕 ok 🆗 up 🆙 ' +
    'cow 🐮 cow2 🐄 whale 🐳 two_hearts 💕 polar_bear 🐻‍❄️ detective 🕵️ cactus 🌵 smirk_cat 😼 jack_o_lantern 🎃 ' +
    'full_moon_with_face 🌝 slightly_smiling_face 🙂 upside_down_face 🙃 relaxed ☺️ smirk 😏 neutral_face 😐 ' +
    'expressionless 😑 unamused 😒 sweat 😓 pensive 😔 confused 😕 disappointed 😞 worried 😟 angry 😠 rage 😡 ' +
    'relieved 😌 sleeping 😴 mask 😷 innocent 😇 yum 😋 hugs 🤗 shushing_face 🤫 zipper_mouth_face 🤐 ' +
    'exploding_head 🤯 partying_face 🥳 rofl 🤣 sweat_drops 💦 100 💯 skull 💀 ghost 👻 alien 👽 poop 💩 clown_face 🤡 ' +
    'cat 🐱 dog 🐶 mouse 🐭 rabbit 🐰 fox_face 🦊 bear 🐻 panda_face 🐼 penguin 🐧 bird 🐦 turtle 🐢 snake 🐍 octopus 🐙 ' +
    'crab 🦀 bee 🐝 unicorn 🦄 owl 🦉 gorilla 🦍 elephant 🐘 snail 🐌 butterfly 🦋 seedling 🌱 evergreen_tree 🌲 ' +
    'deciduous_tree 🌳 palm_tree 🌴 four_leaf_clover 🍀 rose 🌹 sunflower 🌻 tulip 🌷 cherry_blossom 🌸 ' +
    'earth_americas 🌎 earth_asia 🌏 moon 🌔 rainbow 🌈 umbrella ☔ ocean 🌊 droplet 💧 apple 🍎 banana 🍌 cake 🍰 ' +
    'birthday 🎂 cookie 🍪 bread 🍞 hamburger 🍔 tea 🍵 wine_glass 🍷 beers 🍻 clinking_glasses 🥂 balloon 🎈 crown 👑 ' +
    'medal_sports 🏅 1st_place_medal 🥇 2nd_place_medal 🥈 3rd_place_medal 🥉 soccer ⚽ video_game 🎮 game_die 🎲 ' +
    'jigsaw 🧩 musical_note 🎵 notes 🎶 headphones 🎧 microphone 🎤 tv 📺 radio 📻 cd 💿 floppy_disk 💾 ' +
    'desktop_computer 🖥️ keyboard ⌨️ printer 🖨️ battery 🔋 electric_plug 🔌 satellite 📡 telephone ☎️ ' +
    'telephone_receiver 📞 mailbox 📫 inbox_tray 📥 outbox_tray 📤 incoming_envelope 📨 envelope_with_arrow 📩 ' +
    'postbox 📮 newspaper 📰 page_facing_up 📄 page_with_curl 📃 bookmark 🔖 bookmark_tabs 📑 label 🏷️ ledger 📒 ' +
    'notebook 📓 closed_book 📕 green_book 📗 blue_book 📘 orange_book 📙 file_folder 📁 open_file_folder 📂 ' +
    'card_index_dividers 🗂️ wastebasket 🗑️ triangular_ruler 📐 straight_ruler 📏 round_pushpin 📍 ' +
    'triangular_flag_on_post 🚩 checkered_flag 🏁 crossed_flags 🎌 white_flag 🏳️ mag_right 🔎 ' +
    'lock_with_ink_pen 🔏 closed_lock_with_key 🔐 old_key 🗝️ shield 🛡️ nut_and_bolt 🔩 chains ⛓️ magnet 🧲 ' +
    'toolbox 🧰 test_tube 🧪 microscope 🔬 telescope 🔭 pill 💊 syringe 💉 door 🚪 bed 🛏️ shopping_cart 🛒 broom 🧹 ' +
    'dollar 💵 euro 💶 money_with_wings 💸 gem 💎 chart 💹 chart_with_downwards_trend 📉 date 📆 spiral_calendar 🗓️ ' +
    'watch ⌚ timer_clock ⏲️ hourglass_flowing_sand ⏳ speech_balloon 💬 thought_balloon 💭 loudspeaker 📢 mega 📣 ' +
    'no_bell 🔕 mute 🔇 sound 🔉 loud_sound 🔊 arrow_forward ▶️ arrow_backward ◀️ arrow_heading_down ⤵️ ' +
    'arrow_heading_up ⤴️ arrow_right_hook ↪️ leftwards_arrow_with_hook ↩️ arrow_upper_right ↗️ ' +
    'arrow_lower_right ↘️ arrows_counterclockwise 🔄 arrows_clockwise 🔃 heavy_plus_sign ➕ heavy_minus_sign ➖ ' +
    'heavy_exclamation_mark ❗ grey_exclamation ❕ grey_question ❔ interrobang ⁉️ ' +
    'negative_squared_cross_mark ❎ white_circle ⚪ black_circle ⚫ purple_circle 🟣 brown_circle 🟤 ' +
    'large_blue_circle 🔵 red_square 🟥 green_square 🟩 white_large_square ⬜ black_large_square ⬛ ' +
    'small_blue_diamond 🔹 small_orange_diamond 🔸 large_blue_diamond 🔷 large_orange_diamond 🔶 copyright ©️ ' +
    'registered ®️ tm ™️ infinity ♾️ wheelchair ♿ biohazard ☣️ radioactive ☢️ atom_symbol ⚛️ free 🆓 cool 🆒 ' +
    'sos 🆘 vs 🆚 parking 🅿️ hash #️⃣ keycap_ten 🔟 abc 🔤 busts_in_silhouette 👥 bust_in_silhouette 👤 ' +
    'man_technologist 👨‍💻 woman_technologist 👩‍💻 technologist 🧑‍💻 family 👪 baby 👶 handshake 🤝 raised_hand ✋ ' +
    'crossed_fingers 🤞 v ✌️ metal 🤘 fist ✊ point_up_2 👆 writing_hand ✍️ brain 🧠 eye 👁️ footprints 👣 car 🚗 ' +
    'bus 🚌 bike 🚲 airplane ✈️ ship 🚢 anchor ⚓ train 🚋 fuelpump ⛽ traffic_light 🚥 vertical_traffic_light 🚦 ' +
    'world_map 🗺️ compass 🧭 mountain ⛰️ tent ⛺ school 🏫 hospital 🏥 bank 🏦 factory 🏭 house_with_garden 🏡 ' +
    'city_sunrise 🌇 santa 🎅 christmas_tree 🎄 fireworks 🎆 magic_wand 🪄 crystal_ball 🔮 performing_arts 🎭 ' +
    'clapper 🎬 framed_picture 🖼️ camera_flash 📸 video_camera 📹 film_strip 🎞️ black_heart 🖤 white_heart 🤍 ' +
    'orange_heart 🧡 yellow_heart 💛 heartpulse 💗 see_no_evil 🙈 hear_no_evil 🙉 speak_no_evil 🙊 monkey_face 🐵 ' +
    'shrug 🤷 facepalm 🤦 nail_care 💅 running 🏃 walking 🚶 dancer 💃 identification_card 🪪 scroll 📜 ' +
    'balance_scale ⚖️ card_file_box 🗃️ ice_cube 🧊 hot_pepper 🌶️ dash 💨 cyclone 🌀 tornado 🌪️ volcano 🌋'
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

/** Edits that show the emoji of a text in which some places are code. */
export const emojiEdits = (text: string, isCode: (offset: number) => boolean): Edit[] =>
  [...text.matchAll(/(?<![\w:]):([a-z0-9_+-]+):(?![\w:])/g)].flatMap((match): Edit[] => {
    const shown = isCode(match.index) ? undefined : readShortcode(match[1] ?? '', false);
    if (shown === undefined) return [];
    return [{ start: match.index, end: match.index + match[0].length, text: shown }];
  });
