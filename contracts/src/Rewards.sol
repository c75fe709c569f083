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

/// @title Rewards for the shares of pools
/// @notice See `IRewards`.
contract Rewards is IRewards, AccessManaged, ReentrancyGuardTransient {
    using RewardLib for RewardLib.Stream;
    using RewardLib for RewardLib.Account;
    using SafeERC20 for IERC20;

    uint256 private constant MOST_TOKENS = 8;
    uint256 private constant LONGEST = 365 days;
    /// @dev Of all fundings of a token in a pool: the index cannot overflow.
    uint256 private constant MOST_FUNDED = type(uint88).max / 2;

    IPoolFactory public immutable FACTORY;

    /// @param funded Token units ever, to bound the index.
    /// @param idle Of the present period: what no share could earn, token units scaled by 2^32.
    struct Token {
        address token;
        uint96 minimum;
        uint88 funded;
        uint32 period;
        uint128 idle;
    }

    /// @param left What the period left over when it was closed, token units.
    /// @param closed True once `left` is known.
    struct Period {
        uint120 funded;
        uint120 left;
        bool closed;
        mapping(address funder => uint256) by;
    }

    mapping(address pool => RewardLib.Stream[MOST_TOKENS]) private _streams;
    mapping(address pool => mapping(address account => RewardLib.Account[MOST_TOKENS])) private _accounts;
    mapping(address pool => Token[]) private _tokens;
    /// @dev One more than the token's place.
    mapping(address pool => mapping(address token => uint256)) private _places;
    mapping(address pool => mapping(uint256 place => mapping(uint256 period => Period))) private _periods;

    constructor(address authority, IPoolFactory factory) AccessManaged(authority) {
        FACTORY = factory;
    }

    // ---- funding ----

    /// @inheritdoc IRewards
    function addToken(address pool, address token, uint256 minimum) external restricted {
        require(FACTORY.isPool(pool), ErrorsLib.UnknownPool(pool));
        require(token.code.length != 0, ErrorsLib.InvalidAsset(token));
        require(_places[pool][token] == 0, ErrorsLib.TokenKnown(token));
        uint256 place = _tokens[pool].length;
        require(place < MOST_TOKENS, ErrorsLib.TooManyTokens(MOST_TOKENS));
        require(minimum <= MOST_FUNDED, ErrorsLib.AmountTooLarge(minimum));
        _tokens[pool].push(Token(token, uint96(Math.max(minimum, 1)), 0, 0, 0));
        _places[pool][token] = place + 1;
        _streams[pool][place].begin(ICapitalPool(pool).decimals());
        if (place != 0) _streams[pool][place - 1].last = false;
        else ICapitalPool(pool).watchShares();
        emit TokenAdded(pool, token, minimum);
    }

    /// @inheritdoc IRewards
    function fund(address pool, address token, uint256 amount, uint256 start, uint256 end)
        external
        nonReentrant
        returns (uint256 period)
    {
        uint256 place = _placeOf(pool, token);
        amount = _take(token, amount);
        Token storage t = _tokens[pool][place];
        require(amount >= t.minimum, ErrorsLib.FundingBelowMinimum(amount, t.minimum));
        require(amount <= MOST_FUNDED - t.funded, ErrorsLib.AmountTooLarge(amount));
        t.funded += uint88(amount);

        RewardLib.Stream memory s = _accrued(pool, place, ICapitalPool(pool).totalSupply());
        uint256 scaled = amount << RewardLib.SCALE_BITS;
        uint256 before = block.timestamp >= s.end ? 0 : RateLib.unpack(s.rate);
        if (block.timestamp >= s.end) {
            _close(pool, place, s);
            t.period++;
            require(start <= block.timestamp + LONGEST, ErrorsLib.InvalidPeriod(start, end));
            s.at = uint32(Math.max(start, block.timestamp));
        } else {
            require(end >= s.end, ErrorsLib.InvalidPeriod(s.at, end));
            scaled += before * (s.end - s.at);
        }
        require(end > s.at && end - s.at <= LONGEST, ErrorsLib.InvalidPeriod(s.at, end));
        s.rate = RateLib.pack(scaled / (end - s.at));
        require(RateLib.unpack(s.rate) >= before, ErrorsLib.RateLowered(RateLib.unpack(s.rate), before));
        s.end = uint32(end);
        t.idle += uint128(scaled - RateLib.unpack(s.rate) * (end - s.at));
        _streams[pool][place] = s;
        _book(pool, place, t.period, amount);
        emit Funded(pool, token, msg.sender, amount, s.at, end, t.period);
        return t.period;
    }

    function _book(address pool, uint256 place, uint256 period, uint256 amount) private {
        Period storage p = _periods[pool][place][period];
        p.funded += uint120(amount);
        p.by[msg.sender] += amount;
    }

    /// @dev What arrives counts.
    function _take(address token, uint256 amount) private returns (uint256) {
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        return Math.min(amount, Math.saturatingSub(IERC20(token).balanceOf(address(this)), before));
    }

    /// @inheritdoc IRewards
    function reclaim(address pool, address token, uint256 period)
        external
        nonReentrant
        returns (uint256 amount)
    {
        uint256 place = _placeOf(pool, token);
        Token storage t = _tokens[pool][place];
        if (period == t.period) {
            RewardLib.Stream memory s = _accrued(pool, place, ICapitalPool(pool).totalSupply());
            require(block.timestamp >= s.end, ErrorsLib.PeriodOpen(period, s.end));
            _streams[pool][place] = s;
            _close(pool, place, s);
        }
        Period storage p = _periods[pool][place][period];
        amount = p.funded == 0 ? 0 : Math.mulDiv(p.left, p.by[msg.sender], p.funded);
        require(amount != 0, ErrorsLib.NothingToReclaim(msg.sender, period));
        p.by[msg.sender] = 0;
        emit Reclaimed(pool, token, msg.sender, period, amount);
        IERC20(token).safeTransfer(msg.sender, amount);
    }

    /// @dev What a period left is what the queue's shares earned and what nobody could.
    function _close(address pool, uint256 place, RewardLib.Stream memory s) private {
        Token storage t = _tokens[pool][place];
        Period storage p = _periods[pool][place][t.period];
        if (t.period == 0 || p.closed) return;
        RewardLib.Account storage queue = _accounts[pool][pool][place];
        queue.settle(s, ICapitalPool(pool).balanceOf(pool));
        p.left = uint120(queue.accrued + (t.idle >> RewardLib.SCALE_BITS));
        p.closed = true;
        (queue.accrued, t.idle) = (0, 0);
    }

    // ---- earning ----

    /// @inheritdoc IRewards
    function update(address from, address to, uint256 fromBalance, uint256 toBalance, uint256 supply)
        external
    {
        RewardLib.Stream[MOST_TOKENS] storage streams = _streams[msg.sender];
        RewardLib.Account[MOST_TOKENS] storage giver = _accounts[msg.sender][from];
        RewardLib.Account[MOST_TOKENS] storage taker = _accounts[msg.sender][to];
        for (uint256 place; place < MOST_TOKENS; place++) {
            RewardLib.Stream memory s = streams[place];
            if (s.at < block.timestamp && s.at < s.end) {
                _idle(msg.sender, place, s.accrue(supply));
                streams[place].keep(s);
            }
            if (from != address(0)) giver[place].settle(s, fromBalance);
            if (to != address(0)) taker[place].settle(s, toBalance);
            if (s.last) break;
        }
    }

    /// @inheritdoc IRewards
    function claim(address pool, address[] calldata tokens, address to)
        external
        nonReentrant
        returns (uint256[] memory amounts)
    {
        require(to != address(0), ErrorsLib.ZeroAddress());
        amounts = new uint256[](tokens.length);
        uint256 shares = ICapitalPool(pool).balanceOf(msg.sender);
        uint256 supply = ICapitalPool(pool).totalSupply();
        for (uint256 i; i < tokens.length; i++) {
            uint256 place = _placeOf(pool, tokens[i]);
            RewardLib.Stream memory s = _accrued(pool, place, supply);
            _streams[pool][place] = s;
            RewardLib.Account storage account = _accounts[pool][msg.sender][place];
            amounts[i] = account.settled(s, shares);
            (account.index, account.accrued) = (s.index, 0);
            emit Claimed(pool, tokens[i], msg.sender, to, amounts[i]);
            IERC20(tokens[i]).safeTransfer(to, amounts[i]);
        }
    }

    function _accrued(address pool, uint256 place, uint256 supply)
        private
        returns (RewardLib.Stream memory s)
    {
        s = _streams[pool][place];
        _idle(pool, place, s.accrue(supply));
    }

    function _idle(address pool, uint256 place, uint256 idle) private {
        if (idle != 0) _tokens[pool][place].idle += uint128(idle);
    }

    function _placeOf(address pool, address token) private view returns (uint256) {
        uint256 place = _places[pool][token];
        require(place != 0, ErrorsLib.UnknownToken(pool, token));
        return place - 1;
    }

    // ---- views ----

    /// @inheritdoc IRewards
    function rewardsOf(address pool) external view returns (RewardView[] memory views) {
        views = new RewardView[](_tokens[pool].length);
        for (uint256 i; i < views.length; i++) {
            (Token storage t, RewardLib.Stream memory s) = (_tokens[pool][i], _streams[pool][i]);
            views[i] = RewardView(t.token, t.minimum, RateLib.unpack(s.rate), s.at, s.end, t.period);
        }
    }

    /// @inheritdoc IRewards
    function claimable(address pool, address account) external view returns (uint256[] memory amounts) {
        amounts = new uint256[](_tokens[pool].length);
        uint256 shares = ICapitalPool(pool).balanceOf(account);
        uint256 supply = ICapitalPool(pool).totalSupply();
        for (uint256 i; i < amounts.length; i++) {
            RewardLib.Stream memory s = _streams[pool][i];
            s.accrue(supply);
            if (account != pool) amounts[i] = _accounts[pool][account][i].settled(s, shares);
        }
    }
}
