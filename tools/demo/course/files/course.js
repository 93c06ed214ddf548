// Plays one part of the course and speaks SCORM 1.2 with the system that opened it.
(() => {
  const part = new URLSearchParams(location.search).get('partie') || '1';
  const screens = window.PARTS[part];
  const api = findApi(window);
  const startedAt = Date.now();
  let screen = 0;

  function findApi(from) {
    for (let win = from, depth = 0; win && depth < 10; win = win.parent, depth++) {
      if (win.API) return win.API;
      if (win.parent === win) return null;
    }
    return null;
  }

  const set = (name, value) => api?.LMSSetValue(name, String(value));
  const get = (name) => api?.LMSGetValue(name) || '';

  function sessionTime() {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    const two = (number) => String(number).padStart(2, '0');
    return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  }

  function keep() {
    set('cmi.core.lesson_location', screen);
    set('cmi.core.session_time', sessionTime());
    set('cmi.core.exit', 'suspend');
    if (get('cmi.core.lesson_status') !== 'completed') {
      set('cmi.core.lesson_status', screen === screens.length - 1 ? 'completed' : 'incomplete');
    }
    api?.LMSCommit('');
  }

  function show() {
    const current = screens[screen];
    const question = current.question;
    document.querySelector('main').innerHTML = `
      <p class="step">Écran ${screen + 1} sur ${screens.length}</p>
      <h1 tabindex="-1">${current.title}</h1>
      ${current.html}
      ${question ? form(question) : ''}
      <nav>
        <button class="quiet" id="back" ${screen === 0 ? 'disabled' : ''}>Écran précédent</button>
        <button id="forward" ${screen === screens.length - 1 ? 'disabled' : ''}>Écran suivant</button>
      </nav>`;
    document.querySelector('#back').onclick = () => go(-1);
    document.querySelector('#forward').onclick = () => go(1);
    const box = document.querySelector('fieldset');
    if (box) box.onchange = (event) => answer(question, Number(event.target.value));
    document.querySelector('h1').focus();
  }

  function form({ text, choices }) {
    const lines = choices.map(
      (choice, index) => `<label><input type="radio" name="choice" value="${index}"> <span>${choice}</span></label>`,
    );
    return `<fieldset><legend>${text}</legend>${lines.join('')}<p id="answer" role="status"></p></fieldset>`;
  }

  function answer({ right, feedback, id }, chosen) {
    const isRight = chosen === right;
    document.querySelector('#answer').textContent = isRight ? feedback.right : feedback.wrong;
    const index = get('cmi.interactions._count') || '0';
    set(`cmi.interactions.${index}.id`, id);
    set(`cmi.interactions.${index}.type`, 'choice');
    set(`cmi.interactions.${index}.student_response`, 'abcdef'[chosen]);
    set(`cmi.interactions.${index}.result`, isRight ? 'correct' : 'wrong');
    set('cmi.core.score.min', 0);
    set('cmi.core.score.max', 100);
    set('cmi.core.score.raw', isRight ? 100 : 50);
    keep();
  }

  function go(by) {
    screen = Math.max(0, Math.min(screens.length - 1, screen + by));
    keep();
    show();
  }

  api?.LMSInitialize('');
  screen = Math.min(screens.length - 1, Number(get('cmi.core.lesson_location')) || 0);
  keep();
  show();
  addEventListener('pagehide', () => {
    set('cmi.core.session_time', sessionTime());
    api?.LMSFinish('');
  });
})();
