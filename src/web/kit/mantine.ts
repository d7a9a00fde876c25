// Lazy parts that use Mantine's components import this; the list's first load goes without.
import '@mantine/core/styles.layer.css'
import '@mantine/dates/styles.layer.css'
