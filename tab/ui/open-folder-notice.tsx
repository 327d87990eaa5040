import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { OpenFolder } from '../../shared/contracts/open-folder.ts';
import { useWords } from './language.tsx';
import { openFolderWords } from './open-folder-words.ts';

const useStyles = makeStyles({
  text: { margin: '4px 0 0' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, margin: '8px 0' },
});

/** Says to whom the folder for what is exempt is open, before anything exempt is written there. */
export function OpenFolderNotice(props: {
  folder: OpenFolder;
  openLink: (url: string) => Promise<boolean>;
  onAllTheSame: () => void;
}) {
  const styles = useStyles();
  const w = useWords(openFolderWords);
  const { folder, openTo, webUrl } = props.folder;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{w.title(folder)}</MessageBarTitle>
        <p className={styles.text}>{openTo.length === 0 ? w.unknown : w.openTo(openTo.join(', '))}</p>
        <p className={styles.text}>{w.remedy}</p>
        <div className={styles.buttons}>
          {webUrl !== '' && (
            <Button size="small" onClick={() => void props.openLink(webUrl)}>
              {w.openFolder}
            </Button>
          )}
          <Button size="small" onClick={props.onAllTheSame}>
            {w.allTheSame}
          </Button>
        </div>
      </MessageBarBody>
    </MessageBar>
  );
}
