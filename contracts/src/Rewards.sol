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
/// @notice See `IRewards`. Holds the tokens; who earned what is in the books of each pool, where shares move.
contract Rewards is IRewards, AccessManaged, ReentrancyGuardTransient, SelfPermit {
    using SafeERC20 for IERC20;

    uint256 private constant LONGEST = 365 days;
    /// @dev Of all fundings of a token in a pool: the index cannot overflow.
    uint256 private constant MOST_FUNDED = type(uint88).max / 2;

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
        require(place < RewardLib.MOST_STREAMS, ErrorsLib.TooManyTokens(RewardLib.MOST_STREAMS));
        require(minimum <= MOST_FUNDED, ErrorsLib.AmountTooLarge(minimum));
        _tokens[pool].push(Token(token, uint96(Math.max(minimum, 1)), 0, 0));
        _places[pool][token] = place + 1;
        ICapitalPool(pool).openReward(place);
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
        require(amount <= MOST_FUNDED - t.funded, ErrorsLib.AmountTooLarge(amount));
        t.funded += uint88(amount);

        (start, period) = _plan(pool, place, amount, start, end);
        Period storage p = _periods[pool][place][period];
        p.funded += uint120(amount);
        p.by[msg.sender] += amount;
        emit Funded(pool, token, msg.sender, amount, start, end, period);
    }

    /// @dev Begins a period, or adds to the one that runs or is planned.
    /// @return at From when what is new is paid.
    function _plan(address pool, uint256 place, uint256 amount, uint256 start, uint256 end)
        private
        returns (uint256 at, uint256 period)
    {
        uint256 oldEnd;
        uint256 before;
        (at, oldEnd, before) = ICapitalPool(pool).accrueReward(place);
        uint256 scaled = amount << RewardLib.SCALE_BITS;
        if (block.timestamp >= oldEnd) {
            _close(pool, place);
            _tokens[pool][place].period++;
            require(start <= block.timestamp + LONGEST, ErrorsLib.InvalidPeriod(start, end));
            (at, before) = (Math.max(start, block.timestamp), 0);
        } else {
            require(end >= oldEnd, ErrorsLib.InvalidPeriod(at, end));
            scaled += before * (oldEnd - at);
        }
        require(end > at && end - at <= LONGEST, ErrorsLib.InvalidPeriod(at, end));
        _requireMinimum(_tokens[pool][place].minimum, amount, end - Math.max(block.timestamp, oldEnd));
        uint56 packed = RateLib.pack(scaled / (end - at));
        uint256 rate = RateLib.unpack(packed);
        require(rate >= before, ErrorsLib.RateLowered(rate, before));
        ICapitalPool(pool).planReward(place, at, end, packed, scaled - rate * (end - at));
        period = _tokens[pool][place].period;
    }

    /// @dev For each week, or part of one, by which the place is held longer, that before a planned start included: who holds it
    /// for long pays for it.
    function _requireMinimum(uint256 minimum, uint256 amount, uint256 added) private pure {
        uint256 least = minimum * Math.max(1, Math.ceilDiv(added, 1 weeks));
        require(amount >= least, ErrorsLib.FundingBelowMinimum(amount, least));
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
        if (period == _tokens[pool][place].period) {
            (, uint256 end,) = ICapitalPool(pool).rewardStream(place);
            require(block.timestamp >= end, ErrorsLib.PeriodOpen(period, end));
            _close(pool, place);
        }
        Period storage p = _periods[pool][place][period];
        amount = p.funded == 0 ? 0 : Math.mulDiv(p.left, p.by[msg.sender], p.funded);
        require(amount != 0, ErrorsLib.NothingToReclaim(msg.sender, period));
        p.by[msg.sender] = 0;
        emit Reclaimed(pool, token, msg.sender, period, amount);
        IERC20(token).safeTransfer(msg.sender, amount);
    }

    /// @dev What a period left is what the queue's shares earned and what nobody could.
    function _close(address pool, uint256 place) private {
        uint256 period = _tokens[pool][place].period;
        Period storage p = _periods[pool][place][period];
        if (period == 0 || p.closed) return;
        (p.left, p.closed) = (uint120(ICapitalPool(pool).closeReward(place)), true);
    }

    // ---- earning ----

    /// @inheritdoc IRewards
    function claim(address pool, address[] calldata tokens, address to)
        external
        nonReentrant
        returns (uint256[] memory amounts)
    {
        require(to != address(0), ErrorsLib.ZeroAddress());
        amounts = new uint256[](tokens.length);
        for (uint256 i; i < tokens.length; i++) {
            uint256 amount = ICapitalPool(pool).takeReward(_placeOf(pool, tokens[i]), msg.sender);
            amounts[i] = amount;
            emit Claimed(pool, tokens[i], msg.sender, to, amount);
            IERC20(tokens[i]).safeTransfer(to, amount);
        }
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
            Token storage t = _tokens[pool][i];
            (uint256 at, uint256 end, uint256 rate) = ICapitalPool(pool).rewardStream(i);
            views[i] = RewardView(t.token, t.minimum, rate, at, end, t.period);
        }
    }

    /// @inheritdoc IRewards
    function claimable(address pool, address account) external view returns (uint256[] memory amounts) {
        amounts = new uint256[](_tokens[pool].length);
        for (uint256 i; i < amounts.length; i++) {
            amounts[i] = ICapitalPool(pool).rewardOf(i, account);
        }
    }

    /// @inheritdoc IRewards
    function fundedBy(address pool, address token, uint256 period, address funder)
        external
        view
        returns (uint256 amount, uint256 funded)
    {
        Period storage p = _periods[pool][_placeOf(pool, token)][period];
        return (p.by[funder], p.funded);
    }
}
