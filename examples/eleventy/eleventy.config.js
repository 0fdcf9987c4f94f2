export default function (eleventy) {
  eleventy.addPassthroughCopy('src/style.css');
  eleventy.addGlobalData('alongside', 'http://localhost:8787');
  return { dir: { input: 'src' } };
}
