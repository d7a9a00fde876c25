import { Link } from '@tanstack/react-router'

export const Missing = () => (
  <div className="missing">
    <h1>There is nothing here</h1>
    <p>The address may be misspelt, or what was here may have been removed.</p>
    <Link to="/" className="btn">
      Go to the start
    </Link>
  </div>
)
