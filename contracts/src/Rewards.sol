// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {IRewards, RewardView} from "./interfaces/IRewards.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {RateLib} from "./libraries/RateLib.sol";
import {RewardLib} from "./libraries/RewardLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";

/// @title Rewards for the shares of pools
/// @notice See `IRewards`. Holds the tokens and knows who earned what.
contract Rewards is IRewards, AccessManaged, ReentrancyGuardTransient, SelfPermit {
    using RewardLib for RewardLib.Account;
    using RewardLib for RewardLib.Book;
    using RewardLib for RewardLib.Stream;
    using SafeERC20 for IERC20;

    uint256 private constant MAX_PERIOD = 365 days;
    /// @dev Of all fundings of a token in a pool: the index cannot overflow.
    uint256 private constant MAX_FUNDED = type(uint88).max / 2;

    IPoolFactory public immutable FACTORY;

    /// @param funded Token units ever, to bound the index.
    struct Token {
        address token;
        uint96 minimum;
        uint88 funded;
        uint32 period;
    }

    /// @param left What the period left over when it was closed, token units.
    /// @param closed True once `left` is known.
    struct Period {
        uint120 funded;
        uint120 left;
        bool closed;
        mapping(address funder => uint256) by;
    }

    mapping(address pool => Token[]) private _tokens;
    /// @dev One more than the number of the token's stream.
    mapping(address pool => mapping(address token => uint256)) private _streams;
    mapping(address pool => mapping(uint256 stream => mapping(uint256 period => Period))) private _periods;
    mapping(address pool => RewardLib.Book) private _books;

    constructor(address authority, IPoolFactory factory) AccessManaged(authority) {
        FACTORY = factory;
    }

    // ---- funding ----

    /// @inheritdoc IRewards
    function addToken(address pool, address token, uint256 minimum) external restricted {
        require(FACTORY.isPool(pool), ErrorsLib.UnknownPool(pool));
        require(token.code.length != 0, ErrorsLib.InvalidAsset(token));
        require(_streams[pool][token] == 0, ErrorsLib.TokenKnown(token));
        uint256 stream = _tokens[pool].length;
        require(stream < RewardLib.MAX_STREAMS, ErrorsLib.TooManyTokens(RewardLib.MAX_STREAMS));
        require(minimum <= MAX_FUNDED, ErrorsLib.AmountTooLarge(minimum));
        _tokens[pool].push(Token(token, uint96(Math.max(minimum, 1)), 0, 0));
        _streams[pool][token] = stream + 1;
        _books[pool].open(stream, ICapitalPool(pool).decimals());
        ICapitalPool(pool).startRewards();
        emit TokenAdded(pool, token, minimum);
    }

    /// @inheritdoc IRewards
    function fund(address pool, address token, uint256 amount, uint256 start, uint256 end)
        external
        nonReentrant
        returns (uint256 period)
    {
        uint256 stream = _streamOf(pool, token);
        amount = _transferIn(token, amount);
        Token storage t = _tokens[pool][stream];
        require(amount <= MAX_FUNDED - t.funded, ErrorsLib.AmountTooLarge(amount));
        t.funded += uint88(amount);

        (start, period) = _plan(pool, stream, amount, start, end);
        Period storage p = _periods[pool][stream][period];
        p.funded += uint120(amount);
        p.by[msg.sender] += amount;
        emit Funded(pool, token, msg.sender, amount, start, end, period);
    }

    /// @dev Begins a period, or adds to the one that runs or is planned.
    /// @return at From when what is new is paid.
    function _plan(address pool, uint256 stream, uint256 amount, uint256 start, uint256 end)
        private
        returns (uint256 at, uint256 period)
    {
        RewardLib.Stream memory s = _books[pool].accrue(stream, _supply(pool));
        uint256 scaled = amount << RewardLib.SCALE_BITS;
        uint256 before;
        if (block.timestamp >= s.end) {
            _close(pool, stream);
            _tokens[pool][stream].period++;
            require(start <= block.timestamp + MAX_PERIOD, ErrorsLib.InvalidPeriod(start, end));
            at = Math.max(start, block.timestamp);
        } else {
            (at, before) = (s.at, RateLib.unpack(s.rate));
            require(end >= s.end, ErrorsLib.InvalidPeriod(at, end));
            scaled += before * (s.end - at);
        }
        require(end > at && end - at <= MAX_PERIOD, ErrorsLib.InvalidPeriod(at, end));
        _requireMinimum(_tokens[pool][stream].minimum, amount, end - Math.max(block.timestamp, s.end));
        uint56 packed = RateLib.pack(scaled / (end - at));
        uint256 rate = RateLib.unpack(packed);
        require(rate >= before, ErrorsLib.RateLowered(rate, before));
        RewardLib.Stream storage stored = _books[pool].streams[stream];
        (stored.at, stored.end, stored.rate) = (uint32(at), uint32(end), packed);
        _books[pool].idle[stream] += scaled - rate * (end - at);
        period = _tokens[pool][stream].period;
    }

    /// @dev For each week, or part of one, by which the stream is taken longer, that before a planned start included: who takes
    /// it for long pays for it.
    function _requireMinimum(uint256 minimum, uint256 amount, uint256 added) private pure {
        uint256 min = minimum * Math.max(1, Math.ceilDiv(added, 1 weeks));
        require(amount >= min, ErrorsLib.FundingBelowMinimum(amount, min));
    }

    /// @dev What arrives counts.
    function _transferIn(address token, uint256 amount) private returns (uint256) {
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        return Math.min(amount, Math.saturatingSub(IERC20(token).balanceOf(address(this)), before));
    }

    /// @inheritdoc IRewards
    function reclaim(address pool, address token, uint256 period) external nonReentrant returns (uint256 amount) {
        uint256 stream = _streamOf(pool, token);
        if (period == _tokens[pool][stream].period) {
            uint256 end = _books[pool].streams[stream].end;
            require(block.timestamp >= end, ErrorsLib.PeriodOpen(period, end));
            _close(pool, stream);
        }
        Period storage p = _periods[pool][stream][period];
        amount = p.funded == 0 ? 0 : Math.mulDiv(p.left, p.by[msg.sender], p.funded);
        require(amount != 0, ErrorsLib.NothingToReclaim(msg.sender, period));
        p.by[msg.sender] = 0;
        emit Reclaimed(pool, token, msg.sender, period, amount);
        IERC20(token).safeTransfer(msg.sender, amount);
    }

    /// @dev What a period left is what the queue's shares earned and what nobody could.
    function _close(address pool, uint256 stream) private {
        uint256 period = _tokens[pool][stream].period;
        Period storage p = _periods[pool][stream][period];
        if (period == 0 || p.closed) return;
        RewardLib.Book storage book = _books[pool];
        // First, because it counts up to now.
        uint256 queued = book.take(stream, pool, _supply(pool), IERC20(pool).balanceOf(pool));
        uint256 idle = book.idle[stream];
        book.idle[stream] = 0;
        (p.left, p.closed) = (uint120(queued + (idle >> RewardLib.SCALE_BITS)), true);
    }

    // ---- earning ----

    /// @inheritdoc IRewards
    function beforeTransfer(address from, address to, uint256 fromBalance, uint256 toBalance, uint256 supply) external {
        _books[msg.sender].move(from, to, fromBalance, toBalance, supply);
    }

    /// @inheritdoc IRewards
    function claim(address pool, address[] calldata tokens, address to)
        external
        nonReentrant
        returns (uint256[] memory amounts)
    {
        require(to != address(0), ErrorsLib.ZeroAddress());
        amounts = new uint256[](tokens.length);
        (uint256 supply, uint256 held) = (_supply(pool), IERC20(pool).balanceOf(msg.sender));
        for (uint256 i; i < tokens.length; i++) {
            uint256 amount = _books[pool].take(_streamOf(pool, tokens[i]), msg.sender, supply, held);
            amounts[i] = amount;
            emit Claimed(pool, tokens[i], msg.sender, to, amount);
            IERC20(tokens[i]).safeTransfer(to, amount);
        }
    }

    function _streamOf(address pool, address token) private view returns (uint256) {
        uint256 stream = _streams[pool][token];
        require(stream != 0, ErrorsLib.UnknownToken(pool, token));
        return stream - 1;
    }

    function _supply(address pool) private view returns (uint256) {
        return IERC20(pool).totalSupply();
    }

    // ---- views ----

    /// @inheritdoc IRewards
    function rewardsOf(address pool) external view returns (RewardView[] memory views) {
        views = new RewardView[](_tokens[pool].length);
        for (uint256 i; i < views.length; i++) {
            Token storage t = _tokens[pool][i];
            RewardLib.Stream memory s = _books[pool].streams[i];
            views[i] = RewardView(t.token, t.minimum, RateLib.unpack(s.rate), s.at, s.end, t.period);
        }
    }

    /// @inheritdoc IRewards
    function claimable(address pool, address account) external view returns (uint256[] memory amounts) {
        amounts = new uint256[](_tokens[pool].length);
        (uint256 supply, uint256 held) = (_supply(pool), IERC20(pool).balanceOf(account));
        for (uint256 i; i < amounts.length; i++) {
            RewardLib.Stream memory s = _books[pool].streams[i];
            s.advance(supply);
            amounts[i] = _books[pool].accounts[account][i].settled(s, held) >> RewardLib.SCALE_BITS;
        }
    }

    /// @inheritdoc IRewards
    function fundedBy(address pool, address token, uint256 period, address funder)
        external
        view
        returns (uint256 amount, uint256 funded)
    {
        Period storage p = _periods[pool][_streamOf(pool, token)][period];
        return (p.by[funder], p.funded);
    }
}
